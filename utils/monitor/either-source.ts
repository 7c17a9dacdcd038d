import { type ApiPresence, isMissing } from './api-presence.ts'
import { isPageAccount } from './page-account.ts'
import type { ConnectionSource } from './source.ts'

/**
 * The API where it is, else the Connect page; where the API turns out to be gone, the page at once. What was begun
 * on the page is finished there, though the API has come meanwhile.
 */
export function eitherSource(
  api: ConnectionSource,
  page: ConnectionSource,
  presence: ApiPresence,
): ConnectionSource {
  return {
    async read(etag, reason, who) {
      if (who !== null && isPageAccount(who)) return await page.read(null, reason, who)
      if (await presence.isAbsent()) return await page.read(null, reason, null)
      const answer = await api.read(etag, reason, who)
      const isGone = !answer.ok && isMissing(answer.problem)
      if (answer.ok || isGone) await presence.note(answer.ok ? null : answer.problem)
      return isGone ? await page.read(null, reason, null) : answer
    },
  }
}

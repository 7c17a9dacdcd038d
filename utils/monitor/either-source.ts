import { type ApiPresence, isMissing } from './api-presence.ts'
import type { ConnectionSource } from './source.ts'

/** The API where it is, else the Connect page; where the API turns out to be gone, the page at once. */
export function eitherSource(
  api: ConnectionSource,
  page: ConnectionSource,
  presence: ApiPresence,
): ConnectionSource {
  return {
    async read(etag, reason, session) {
      if (await presence.isAbsent()) return await page.read(null, reason, null)
      const answer = await api.read(etag, reason, session)
      const isGone = !answer.ok && isMissing(answer.problem)
      if (answer.ok || isGone) await presence.note(answer.ok ? null : answer.problem)
      return isGone ? await page.read(null, reason, null) : answer
    },
  }
}

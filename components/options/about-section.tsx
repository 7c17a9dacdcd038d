import { say } from '../../utils/words/message.ts'
import { PromiseList } from '../parts/promise-list.tsx'

/** What the extension may and may not do, and which version this is. */
export function AboutSection({ siteOrigin, version }: { siteOrigin: string; version: string }) {
  return (
    <section class="page-section card">
      <h2>{say('settings_about')}</h2>
      <PromiseList siteOrigin={siteOrigin} />
      <p class="muted">{say('settings_version', { version })}</p>
    </section>
  )
}

import type { AppState } from '../../utils/protocol/app-state.ts'
import { say } from '../../utils/words/message.ts'
import { Icon } from '../parts/icon.tsx'
import './empty-list.css'

/** Before the first check, or with nothing connected. */
export function EmptyList({ state }: { state: AppState }) {
  if (!state.lastCheck) return <p class="empty">{say('popup_first_check')}</p>
  if (state.lastReadAt === null) return <p class="empty">{say('popup_not_read')}</p>
  return (
    <section class="empty">
      <Icon name="link" />
      <h2>{say('popup_empty')}</h2>
      <p>{say('popup_empty_do')}</p>
      <a href={state.siteOrigin} target="_blank" rel="noopener">
        {say('popup_open_site')}
      </a>
    </section>
  )
}

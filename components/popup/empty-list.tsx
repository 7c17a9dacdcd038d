import type { AppState } from '../../utils/protocol/app-state.ts'
import { Icon } from '../parts/icon.tsx'
import './empty-list.css'

/** Before the first check, or with nothing connected. */
export function EmptyList({ state }: { state: AppState }) {
  if (!state.lastCheck) return <p class="empty">The first check will show your connections here.</p>
  return (
    <section class="empty">
      <Icon name="link" />
      <h2>No connections yet</h2>
      <p>Once you connect a service in FitTrend, Reconnect watches over it.</p>
      <a href={state.siteOrigin} target="_blank" rel="noopener">
        Open FitTrend
      </a>
    </section>
  )
}

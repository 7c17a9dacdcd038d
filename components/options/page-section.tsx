import type { Settings } from '../../utils/settings/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Checkbox } from '../parts/checkbox.tsx'

/** How health is read where FitTrend has no interface for it. */
export function PageSection({ settings, act }: { settings: Settings; act: ViewActions }) {
  return (
    <section class="page-section card">
      <h2>{say('settings_page')}</h2>
      <p>{say('settings_page_why')}</p>
      <Checkbox
        label={say('settings_schedule')}
        hint={say('settings_schedule_hint')}
        checked={settings.opensPage ?? false}
        onChange={(opensPage) =>
          act.send({ type: 'save-settings', settings: { ...settings, opensPage } })
        }
      />
    </section>
  )
}

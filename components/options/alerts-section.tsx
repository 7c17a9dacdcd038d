import type { Settings } from '../../utils/settings/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Checkbox } from '../parts/checkbox.tsx'
import { HourSelect } from './hour-select.tsx'
import './alerts-section.css'

/** Most people sleep then; anyone else moves it. */
const usualQuietHours = { from: 22, to: 7 }

/** Whether and when to be told. The badge on the icon always tells. */
export function AlertsSection({ settings, act }: { settings: Settings; act: ViewActions }) {
  const { notifications, quietHours } = settings
  const save = (change: Partial<Settings>) =>
    act.send({ type: 'save-settings', settings: { ...settings, ...change } })
  return (
    <section class="page-section card">
      <h2>{say('settings_alerts')}</h2>
      <Checkbox
        label={say('settings_notify')}
        hint={say('settings_notify_hint')}
        checked={notifications}
        onChange={(on) => save({ notifications: on })}
      />
      <Checkbox
        label={say('settings_quiet')}
        hint={say('settings_quiet_hint')}
        checked={quietHours !== null}
        onChange={(on) => save({ quietHours: on ? usualQuietHours : null })}
      />
      {quietHours && (
        <div class="quiet-hours">
          <HourSelect
            label={say('settings_quiet_from')}
            hour={quietHours.from}
            onChange={(from) => save({ quietHours: { ...quietHours, from } })}
          />
          <HourSelect
            label={say('settings_quiet_to')}
            hour={quietHours.to}
            onChange={(to) => save({ quietHours: { ...quietHours, to } })}
          />
        </div>
      )}
    </section>
  )
}

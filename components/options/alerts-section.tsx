import type { Settings } from '../../utils/settings/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
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
      <h2>Alerts</h2>
      <Checkbox
        label="Notify me when a connection needs me"
        hint="Once for each trouble, and a reminder after one day and after three. Turned off, the sign on the icon still tells."
        checked={notifications}
        onChange={(on) => save({ notifications: on })}
      />
      <Checkbox
        label="Quiet hours"
        hint="Notifications wait until these hours are over."
        checked={quietHours !== null}
        onChange={(on) => save({ quietHours: on ? usualQuietHours : null })}
      />
      {quietHours && (
        <div class="quiet-hours">
          <HourSelect
            label="From"
            hour={quietHours.from}
            onChange={(from) => save({ quietHours: { ...quietHours, from } })}
          />
          <HourSelect
            label="To"
            hour={quietHours.to}
            onChange={(to) => save({ quietHours: { ...quietHours, to } })}
          />
        </div>
      )}
    </section>
  )
}

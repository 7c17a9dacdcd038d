import type { Settings } from '../../utils/settings/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Checkbox } from '../parts/checkbox.tsx'

/** How health is read where FitTrend has no interface for it. */
export function PageSection({ settings, act }: { settings: Settings; act: ViewActions }) {
  return (
    <section class="page-section card">
      <h2>Reading the Connect page</h2>
      <p>
        This FitTrend has no interface to ask, so Reconnect reads your connections whenever you open
        the Connect page.
      </p>
      <Checkbox
        label="Also open it on a schedule"
        hint="About every six hours, in a tab in the background that is closed again at once."
        checked={settings.opensPage ?? false}
        onChange={(opensPage) =>
          act.send({ type: 'save-settings', settings: { ...settings, opensPage } })
        }
      />
    </section>
  )
}

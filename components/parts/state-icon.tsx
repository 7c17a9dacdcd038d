import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import { Icon, type IconName } from './icon.tsx'
import './state-icon.css'

const icons: Record<ConnectionView['state'], IconName> = {
  healthy: 'check',
  importing: 'arrows',
  paused: 'pause',
  stale: 'clock',
  expiring: 'hourglass',
  'service-down': 'cloud-off',
  'needs-repair': 'broken',
  revoked: 'lock',
  'scope-missing': 'box-empty',
  'shared-account': 'persons',
  'service-retired': 'box',
  disabled: 'power',
  repairing: 'arrows',
  'awaiting-consent': 'person',
  verifying: 'eye',
  'removed-unfinished': 'warning',
  unknown: 'question',
}

/** A state as a shape, and its tone as a colour, beside the words that say it. */
export function StateIcon({ state, tone }: Pick<ConnectionView, 'state' | 'tone'>) {
  return (
    <span class={`state-icon tone-${tone}`}>
      <Icon name={icons[state]} />
    </span>
  )
}

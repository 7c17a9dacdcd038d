import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import { Icon, type IconName } from './icon.tsx'
import './tone-icon.css'

type Tone = ConnectionView['tone']

const icons: Record<Tone, IconName> = {
  good: 'check',
  busy: 'arrows',
  quiet: 'pause',
  warn: 'warning',
  bad: 'broken',
}

/** The tone of a state as a shape and a colour, beside the words that say it. */
export function ToneIcon({ tone }: { tone: Tone }) {
  return (
    <span class={`tone-icon tone-${tone}`}>
      <Icon name={icons[tone]} />
    </span>
  )
}

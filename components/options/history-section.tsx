import { rhythmInWords } from '../../utils/connections/rhythm.ts'
import type { ConnectionHistory } from '../../utils/protocol/app-state.ts'
import { formatMoment } from '../words/format-date.ts'
import './history-section.css'

/** The story of each connection in short: how long it worked, how often it broke, what to expect. */
export function HistorySection({ history }: { history: ConnectionHistory[] }) {
  if (history.length === 0) return null
  return (
    <section class="page-section card">
      <h2>History</h2>
      {history.map((it) => (
        <div key={it.service.id} class="story">
          <h3>{it.service.name}</h3>
          <dl>
            {factsOf(it).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Timeline history={it} />
          <Incidents history={it} />
        </div>
      ))}
    </section>
  )
}

/** From left to right, in the colours of the states; what it says in words is above and below it. */
function Timeline({ history }: { history: ConnectionHistory }) {
  if (history.timeline.length < 2) return null
  return (
    <div class="timeline" aria-hidden="true">
      {history.timeline.map(({ tone, from, to }) => (
        <span key={from} class={`tone-${tone}`} style={{ flexGrow: to - from }} />
      ))}
    </div>
  )
}

function Incidents({ history: { incidents, service } }: { history: ConnectionHistory }) {
  if (incidents.length === 0) return null
  return (
    <details>
      <summary>
        Latest breaks<span class="for-screen-readers"> of {service.name}</span>
      </summary>
      <ul>
        {incidents.map(({ from, to, label }) => (
          <li key={from}>
            {label}: {formatMoment(from)} to {to === null ? 'now' : formatMoment(to)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function factsOf(it: ConnectionHistory): [string, string][] {
  const last = (count: number, at: number | null) =>
    at === null ? null : `${count}, the last on ${formatMoment(at)}`
  const facts: [string, string | null][] = [
    ['Watched since', it.watchedSince === null ? null : formatMoment(it.watchedSince)],
    ['Worked', it.uptime === null ? null : percent.format(it.uptime)],
    ['Breaks', last(it.breaks, it.lastBreakAt) ?? 'none'],
    ['Repairs', last(it.repairs, it.lastRepairAt)],
    ['New data comes', it.rhythm && rhythmInWords(it.rhythm)],
    ['May break next', it.nextBreakAt === null ? null : `around ${formatMoment(it.nextBreakAt)}`],
  ]
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

import { rhythmInWords } from '../../utils/connections/rhythm-in-words.ts'
import type { ConnectionHistory } from '../../utils/protocol/app-state.ts'
import { language } from '../../utils/words/catalog.ts'
import { say } from '../../utils/words/message.ts'
import { formatMoment } from '../words/format-date.ts'
import './history-section.css'

/** The story of each connection in short: how long it worked, how often it broke, what to expect. */
export function HistorySection({ history }: { history: ConnectionHistory[] }) {
  if (history.length === 0) return null
  return (
    <section class="page-section card">
      <h2>{say('settings_history')}</h2>
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
      <summary aria-label={say('history_latest_of', { name: service.name })}>
        {say('history_latest')}
      </summary>
      <ul>
        {incidents.map((it) => (
          <li key={it.from}>{incidentInWords(it)}</li>
        ))}
      </ul>
    </details>
  )
}

function incidentInWords({ from, to, label }: ConnectionHistory['incidents'][number]): string {
  const since = { label, from: formatMoment(from) }
  return to === null
    ? say('history_break_now', since)
    : say('history_break', { ...since, to: formatMoment(to) })
}

function factsOf(it: ConnectionHistory): [string, string][] {
  const last = (number: number, at: number | null) =>
    at === null ? null : say('history_times', { number, time: formatMoment(at) })
  const around = (at: number | null) =>
    at === null ? null : say('history_around', { time: formatMoment(at) })
  const facts: [string, string | null][] = [
    [say('history_watched'), it.watchedSince === null ? null : formatMoment(it.watchedSince)],
    [say('history_worked'), it.uptime === null ? null : percent(it.uptime)],
    [say('history_breaks'), last(it.breaks, it.lastBreakAt) ?? say('history_no_breaks')],
    [say('history_repairs'), last(it.repairs, it.lastRepairAt)],
    [say('history_rhythm'), it.rhythm && rhythmInWords(it.rhythm)],
    [say('history_next'), around(it.nextBreakAt)],
  ]
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}

function percent(share: number): string {
  return share.toLocaleString(language(), { style: 'percent', maximumFractionDigits: 1 })
}

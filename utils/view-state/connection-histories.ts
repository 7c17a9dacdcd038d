import type { Reading } from '../connections/reading.ts'
import { isState, labelOf, states } from '../connections/states.ts'
import type { Summary } from '../connections/summary.ts'
import type { ConnectionHistory } from '../protocol/app-state.ts'
import type { RepairRecord } from '../repair/record/schema.ts'

/** The story of each connection as the settings page shows it. */
export function connectionHistories(
  reading: Reading | null,
  repairs: RepairRecord[],
): ConnectionHistory[] {
  if (!reading) return []
  const { account, history = {}, serverTime } = reading
  return reading.connections.flatMap(({ service }) => {
    const summary = Object.hasOwn(history, service.id) ? history[service.id] : undefined
    const theirs = repairs.filter(
      (it) => it.account === account.id && it.service.id === service.id && it.receipt,
    )
    return summary ? [storyOf(service, summary, theirs, serverTime)] : []
  })
}

function storyOf(
  service: ConnectionHistory['service'],
  { changes, incidents, ...summary }: Summary,
  repairs: RepairRecord[],
  now: number,
): ConnectionHistory {
  return {
    service,
    ...summary,
    repairs: repairs.length,
    lastRepairAt: repairs[0]?.receipt?.finishedAt ?? null,
    timeline: stretchesOf(changes, now),
    incidents: incidents.flatMap(({ from, to, state }) =>
      isState(state) ? [{ from, to, label: labelOf(state) }] : [],
    ),
  }
}

/** The states one after the other; neighbours that look the same are one. */
function stretchesOf(changes: Summary['changes'], now: number): ConnectionHistory['timeline'] {
  const stretches: ConnectionHistory['timeline'] = []
  for (const [place, { at, state }] of changes.entries()) {
    if (!isState(state)) continue
    const { tone } = states[state]
    const to = Math.max(at, changes[place + 1]?.at ?? now)
    const last = stretches.at(-1)
    if (last?.tone === tone) last.to = to
    else stretches.push({ tone, from: at, to })
  }
  return stretches
}

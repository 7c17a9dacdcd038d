import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { EventKind, RepairEvent } from '../../../utils/repair/record/events.ts'
import { apply, IllegalEventError } from '../../../utils/repair/record/machine.ts'
import {
  isActive,
  isOpen,
  type Phase,
  phases,
  type RepairRecord,
  repairRecordSchema,
} from '../../../utils/repair/record/schema.ts'
import { table } from '../../../utils/repair/record/table.ts'
import { day, minute, noon, second } from '../fakes/clock.ts'
import { before, record } from '../fakes/records.ts'
import { eventKinds, eventsOf } from '../fakes/repair-events.ts'

const now = noon + minute
const rows: Record<
  EventKind,
  { from: readonly Phase[]; to: readonly string[]; late: readonly Phase[] }
> = table

/**
 * Where each event may come (x), or may come too late (l), in the order of the phases: gate; open, expand, disable,
 * remove, select; enable; verify; repaired, not-repaired.
 */
const places: Record<EventKind, string> = {
  'gate-passed': 'x ..... . . ..',
  ended: 'x xxxxx x x ll',
  'found-removed': '. .x... . . ll',
  'step-intended': '. xxxxx x . ..',
  'step-untouched': '. xxxxx x . ..',
  'step-proved': '. xxxxx l l ll',
  'select-passed-over': '. ....x l l ll',
  'tab-opened': 'l xxxxx x l ll',
  'browser-started': 'x xxxxx x x xx',
  'questions-asked': '. xxxxx x l ll',
  'page-seen': '. xxxxx x l ll',
  'account-doubted': 'l xxxxx x l ll',
  'account-proved': '. xxxxx x l ll',
  'sign-in-asked': '. xxxxx x l ll',
  'whose-page-asked': '. xxxxx x l ll',
  'whose-page-told': 'l xxxxx x l ll',
  'click-asked': '. xxxxx x l ll',
  'click-not-done': 'l xxxxx x l ll',
  'wait-over': 'l xxxxx x l ll',
  'hands-changed': 'x xxxxx x x ll',
  'consent-asked': '. ..... x l ll',
  'consent-awaited': '. ....l x l ll',
  'consent-unavailable': '. ....l x l ll',
  'consent-window-opened': '. ...lx x x lx',
  'consent-window-adopted': '. ....l x l lx',
  'consent-window-gone': 'x xxxxx x x xx',
  'consent-failed': '. ...ll x l lx',
  'consent-in-tab': '. ..... x . ..',
  'consent-in-tab-denied': '. ....l x l ll',
  back: 'l xxxxx x l lx',
  looked: '. ..... . x ..',
  'settings-saved': '. ..... . x ..',
  proved: '. ..... . x ..',
  'stop-asked': 'x xxxxx x x ll',
  'carried-on': 'l lllll l l lx',
  'listed-later': 'l lllll l l lx',
  'result-shown': 'l lllll l l xx',
  'result-closed': 'l lllll l l xx',
  'left-removed': 'l lllll l l lx',
  'handed-on': 'l lllll l l lx',
  'list-read': '. ..x.. . l ll',
  'list-unread': '. ..x.. . l ll',
  'list-told': 'l llxll l l ll',
}

describe('the table', () => {
  const pairs = eventKinds.flatMap((kind) =>
    phases.map((phase, place): [EventKind, Phase, string | undefined] => [
      kind,
      phase,
      places[kind].replaceAll(' ', '')[place],
    ]),
  )

  it.each(pairs)('%s in %s: %s', (kind, phase, expected) => {
    for (const event of eventsOf(kind)) {
      const at = record({ phase, removed: phase === 'repaired' ? 'no' : 'yes' })
      if (expected === 'x') {
        const next = apply(at, event, now)
        expect(next.phase === phase || rows[kind].to.includes(next.phase)).toBe(true)
        expect(v.safeParse(repairRecordSchema, next).issues).toBeUndefined()
      } else if (expected === 'l') expect(apply(at, event, now)).toBe(at)
      else expect(() => apply(at, event, now)).toThrow(IllegalEventError)
    }
  })

  it('names no phase as legal and late at once', () => {
    for (const { from, late } of Object.values(rows)) {
      expect(late.filter((phase) => from.includes(phase))).toEqual([])
    }
  })
})

/** Phase, and all else that decides what may come next. */
function stateOf(r: RepairRecord): string {
  const { phase, waiting, removed, byHand, stopRequested, consentBy, settingsRestored } = r
  const known = [removed, byHand, stopRequested, consentBy, settingsRestored, r.enabledAt !== null]
  const marks = [r.acted.join(), Object.keys(r.steps).join(), r.consentState, r.consentWindow]
  const session = [r.pageSession.inDoubt, r.seen, r.isOver, isOpen(r), r.problem?.kind]
  const asked = waiting?.kind === 'account' ? waiting.why : waiting?.kind
  return [phase, asked, ...known, ...marks, ...session].join('|')
}

/** States that are reached by legal events, breadth first. @param mostEvents how many events a life has at most */
function explored(start: RepairRecord, mostEvents: number) {
  const seen = new Map([[stateOf(start), start]])
  const ways = new Set<string>()
  let transitions = 0
  let front = [start]
  for (let events = 0; events < mostEvents; events++) {
    const next: RepairRecord[] = []
    for (const at of front) {
      for (const event of eventKinds
        .filter((kind) => rows[kind].from.includes(at.phase))
        .flatMap(eventsOf)) {
        const after = apply(at, event, now)
        const way = after.phase === at.phase ? 'same' : after.phase
        if (after !== at) {
          ways.add(`${event.kind}: ${way}`)
          transitions += 1
        }
        const state = stateOf(after)
        if (seen.has(state)) continue
        seen.set(state, after)
        next.push(after)
      }
    }
    front = next
  }
  return { states: [...seen.values()], ways, transitions }
}

/** What a kill leaves of a record: its tab and its window may be gone with the browser. */
const killed = (r: RepairRecord) => apply(r, { kind: 'browser-started' }, now)

/** Where a repair is, and what has been done. */
const whereIs = ({ phase, waiting, removed, acted, steps, problem }: RepairRecord) =>
  JSON.stringify([phase, waiting?.kind, removed, acted, Object.keys(steps), problem?.kind])

describe('breadth first', () => {
  const { states, ways, transitions } = explored(
    record({ phase: 'gate', before: null, tabId: null }),
    6,
  )

  it('each event leads wherever the table says, and nowhere else', () => {
    const legal = eventKinds.flatMap((kind) => rows[kind].to.map((phase) => `${kind}: ${phase}`))
    expect([...ways].sort()).toEqual(legal.sort())
  })

  // Mutants are made in a copy without docs: there any change at all would be noticed by it.
  const doc = new URL('../../../docs/reliability.md', import.meta.url)
  it.skipIf(!existsSync(doc))('is as large as docs/reliability.md says', () => {
    const said = `${states.length.toLocaleString('en')} states and ${transitions.toLocaleString('en')} transitions`
    expect(readFileSync(doc, 'utf8').replaceAll(/\s+/g, ' ')).toContain(said)
  })

  it('up to three kills, each before or after a write is on disk, lead where no kill does', () => {
    let kills = 0
    const elsewhere: string[] = []
    for (const at of states) {
      for (const event of eventKinds
        .filter((kind) => rows[kind].from.includes(at.phase))
        .flatMap(eventsOf)) {
        const after = apply(at, event, now)
        // Killed ahead of it, after it, and once more when it was made again.
        const lost = apply(killed(at), event, now)
        const undisturbed = whereIs(after)
        const isThere = [lost, killed(after), killed(lost)].every((r) => whereIs(r) === undisturbed)
        if (!isThere) elsewhere.push(`${event.kind} in ${whereIs(at)}`)
        kills += 3
      }
    }
    expect(elsewhere).toEqual([])
    expect(kills).toBeGreaterThan(100_000)
  }, 60_000)

  it('all states that are reached can be written and read again', () => {
    expect(states.length).toBeGreaterThan(1_000)
    for (const state of states) {
      const read = v.safeParse(repairRecordSchema, state)
      expect(read.issues).toBeUndefined()
    }
    // Thousands of records are parsed; a busy machine takes its time.
  }, 30_000)

  it('no state after Remove is over without Enable, unless the user wants it so', () => {
    const removed = states.filter((r) => r.removed !== 'no' && r.phase === 'not-repaired')
    expect(removed.length).toBeGreaterThan(100)
    for (const r of removed) expect(isOpen(r)).toBe(!('abandoned' in r && r.abandoned))
  })

  it('whatever is open leads on: by "Try again" where it has ended', () => {
    for (const r of states.filter((it_) => isOpen(it_) && !isActive(it_))) {
      for (const again of eventsOf('carried-on')) expect(isActive(apply(r, again, now))).toBe(true)
    }
  })

  it('Stop never leaves a repair at work that no stop is noted for', () => {
    for (const r of states.filter(isActive)) {
      const stopped = apply(r, { kind: 'stop-asked' }, now)
      expect(isActive(stopped) ? stopped.stopRequested : true).toBe(true)
    }
  })

  it('what was done in this repair stays done', () => {
    for (const r of states.filter(({ steps }) => steps.disable?.status === 'done')) {
      for (const event of eventsOf('step-proved')) {
        if (!rows['step-proved'].from.includes(r.phase)) continue
        expect(apply(r, event, now).steps.disable?.status).toBe('done')
      }
    }
  })
})

const to = (event: RepairEvent, at: RepairRecord) => apply(at, event, now)

describe('a removal that the user has made by hand', () => {
  it('is taken for done: the page is opened, then the service is added', () => {
    const passed = to(
      { kind: 'gate-passed', before, begunByHand: 'removed' },
      record({ phase: 'gate' }),
    )
    expect(passed).toMatchObject({ phase: 'open', removed: 'yes', acted: [] })
    const opened = to(
      { kind: 'step-proved', step: 'open', status: 'done', note: null, isUntouched: false },
      passed,
    )
    expect(opened).toMatchObject({ phase: 'select', steps: { remove: { status: 'skipped' } } })
  })
})

describe('consent that FitTrend’s API can’t ask for', () => {
  it('is asked for on the page, from step 5 on; who tries again has the API asked once more', () => {
    const at = record({ phase: 'enable', removed: 'yes', consentState: 'state-1' })
    const onPage = to({ kind: 'consent-unavailable', state: 'state-1' }, at)
    expect(onPage).toMatchObject({ phase: 'select', consentBy: 'page' })
    const ended = to({ kind: 'ended', problem: { kind: 'page-lost' } }, onPage)
    const again = to({ kind: 'carried-on', byHand: 'no', consentBy: 'api' }, ended)
    expect(again).toMatchObject({ consentBy: 'api' })
  })

  it('of a consent before this one changes nothing', () => {
    const at = record({ phase: 'enable', consentState: 'state-2' })
    expect(to({ kind: 'consent-unavailable', state: 'state-1' }, at)).toBe(at)
  })
})

describe('a Remove of unknown effect', () => {
  const ended = record({ phase: 'not-repaired', removed: 'maybe', updatedAt: noon })
  const listed = (is: 'on' | 'off' | 'gone', at: number, r = ended) =>
    apply(r, { kind: 'listed-later', listed: is, serverTime: at, readAt: at }, at).removed

  it('is not settled by a connection that is still listed as switched off: FitTrend may be slow', () => {
    expect(listed('off', noon)).toBe('maybe')
    expect(listed('off', noon + 30 * second)).toBe('maybe')
    expect(listed('off', noon + minute)).toBe('maybe')
  })
  it('has not happened where FitTrend still lists the connection after a minute', () => {
    expect(listed('off', noon + minute + 1)).toBe('no')
  })
  it('has not happened where the connection is on', () => {
    expect(listed('on', noon)).toBe('no')
  })
  it.each(['on', 'off', 'gone'] as const)('isn’t settled by a reading from before: %s', (is) => {
    const old = { kind: 'listed-later', listed: is, serverTime: noon, readAt: noon - 1 } as const
    expect(apply(ended, old, noon + 60 * minute)).toBe(ended)
  })
  it('has happened once FitTrend lists the connection no more', () => {
    expect(listed('gone', noon)).toBe('yes')
  })
})

describe('a Remove that has happened', () => {
  const ended = record({ phase: 'not-repaired', removed: 'yes', updatedAt: noon })
  const listed = (is: 'on' | 'off' | 'gone', at: number) =>
    apply(ended, { kind: 'listed-later', listed: is, serverTime: at, readAt: at }, at).removed

  it('is undone where FitTrend lists the service again, in whichever state', () => {
    expect(listed('on', noon + 2 * minute)).toBe('no')
    expect(listed('off', noon + 2 * minute)).toBe('no')
  })
  it('isn’t by a list from just before the click', () => {
    expect(listed('on', noon + second)).toBe('yes')
  })
  it('stands while FitTrend lists it no more', () => {
    expect(listed('gone', noon + 2 * minute)).toBe('yes')
  })
})

describe('a repair that ended before Remove, of a service that FitTrend lists no more', () => {
  const ended = record({ phase: 'not-repaired', updatedAt: noon })
  const gone = (r: RepairRecord, at: number) =>
    apply(r, { kind: 'listed-later', listed: 'gone', serverTime: at, readAt: at }, at)

  it('is to be finished: the user has removed it by hand', () => {
    expect(gone(ended, now)).toMatchObject({ removed: 'yes', problem: { kind: 'removed-by-hand' } })
  })
  it('has nothing to do with it where it was on since, is left so, or ended long ago', () => {
    const over = record({ ...ended, isOver: true })
    expect(gone(over, now)).toBe(over)
    const left = record({ ...ended, abandoned: true })
    expect(gone(left, now)).toBe(left)
    expect(gone(ended, noon + 8 * day)).toBe(ended)
  })
})

describe('a repair is', () => {
  it.each<[Phase, 'no' | 'maybe' | 'yes', string]>([
    ['gate', 'no', 'open, active'],
    ['remove', 'maybe', 'open, active'],
    ['verify', 'yes', 'open, active'],
    ['repaired', 'no', 'over'],
    ['not-repaired', 'no', 'over'],
    ['not-repaired', 'maybe', 'open'],
    ['not-repaired', 'yes', 'open'],
  ])('%s, removed %s: %s', (phase, removed, expected) => {
    const at = record({ phase, removed })
    const words = [isOpen(at) && 'open', isActive(at) && 'active'].filter(Boolean).join(', ')
    expect(words || 'over').toBe(expected)
  })
})

import { expect, it } from 'vitest'
import { judge } from '../../../utils/connections/judge.ts'
import type { StateId } from '../../../utils/connections/states.ts'
import { type HowToLook, pageSource } from '../../../utils/monitor/page-source.ts'
import type { CheckReason } from '../../../utils/monitor/source.ts'
import type { PageView } from '../../../utils/page/page-step.ts'
import { Clock } from '../fakes/clock.ts'
import { fitbit, reading } from '../fakes/connections.ts'
import { folded, unfolded } from '../fakes/page-views.ts'

async function read(
  view: PageView,
  repairs: string[] = ['fitbit'],
  reason: CheckReason = 'repair',
  opens = false,
) {
  const ways: HowToLook[] = []
  const source = pageSource({
    reader: {
      look: async (services, how) => {
        ways.push(how)
        return services.map((service) => ({ service, view }))
      },
    },
    services: [fitbit],
    now: new Clock().now,
    opensOnSchedule: async () => opens,
    inRepair: async () => new Set(repairs),
  })
  const answer = await source.read(null, reason, null)
  if (!answer.ok || answer.value.kind !== 'read') throw new Error('not read')
  const { items, rejected } = answer.value.connections
  const [connection] = items
  const verdict = connection && judge(connection, reading([connection], { source: 'page' }))
  return { verdict, states: items.map(({ status }) => status), rejected, how: ways[0] }
}

const said = (kind: PageView['health']['kind']) => folded({ health: { kind, word: 'said' } })

it.each<[string, PageView, string[], string[]]>([
  ['folded, without a word', folded(), [], ['fitbit']],
  ['unfolded, with Disable', unfolded('disable'), ['connected'], []],
  ['unfolded, with Remove alone', unfolded('remove'), ['disabled'], []],
  ['unfolded, with Enable alone', unfolded('enable'), [], ['fitbit']],
  ['two entries that may be it', folded({ entry: 'ambiguous' }), [], ['fitbit']],
  ['folded, with a word of trouble', said('broken'), ['error'], []],
  ['folded, with a word of a pause', said('paused'), ['paused'], []],
  ['not listed', folded({ entry: 'absent', health: { kind: 'not-listed', word: null } }), [], []],
])('what a repair rests on: an entry %s', async (_case, view, states, rejected) => {
  expect(await read(view)).toMatchObject({ states, rejected })
})

it('watching is content with an entry that says nothing', async () => {
  expect(await read(folded(), [])).toMatchObject({ states: ['connected'], rejected: [] })
})

it.each<[CheckReason, HowToLook['kind']]>([
  ['user', 'afresh'],
  ['repair', 'afresh'],
  ['visit', 'as-visited'],
  ['alarm', 'as-visited'],
  ['online', 'as-visited'],
])('for the reason "%s" it looks %s', async (reason, kind) => {
  expect((await read(folded(), [], reason)).how).toMatchObject({ kind })
})

it.each<[CheckReason, HowToLook['kind']]>([
  ['alarm', 'afresh'],
  ['visit', 'as-visited'],
  ['online', 'as-visited'],
])('where the user lets the schedule open a tab, for "%s" it looks %s', async (reason, kind) => {
  expect((await read(folded(), [], reason, true)).how).toMatchObject({ kind })
})

it.each<[PageView['health']['kind'], StateId]>([
  ['broken', 'needs-repair'],
  ['down', 'service-down'],
  ['retired', 'service-retired'],
  ['paused', 'paused'],
  ['off', 'disabled'],
  ['importing', 'importing'],
  ['listed', 'healthy'],
])('an entry that says "%s" is %s, and said to be read from the page', async (kind, state) => {
  const { verdict } = await read(said(kind), [], 'visit')
  expect(verdict).toMatchObject({ state })
  expect(verdict?.confidence).not.toBe('high')
  expect(verdict?.evidence.join()).toContain('Read from FitTrend’s Connect page')
})

it('has the entry unfolded that a repair is about, and no other', async () => {
  expect((await read(folded())).how).toEqual({ kind: 'afresh', unfolds: new Set(['fitbit']) })
})

it.each<[string | null, string | null, string, string]>([
  [null, null, 'page', 'FitTrend'],
  ['page', null, 'page', 'FitTrend'],
  [
    'page:firefox-container-7',
    'firefox-container-7',
    'page:firefox-container-7',
    'FitTrend (container 7)',
  ],
])(
  'for the account %s it looks into its container, and says whose the reading is',
  async (who, container, id, name) => {
    const asked: unknown[] = []
    const source = pageSource({
      reader: {
        look: async (services, _how, where) => {
          asked.push(where)
          return services.map((service) => ({ service, view: folded() }))
        },
      },
      services: [fitbit],
      now: new Clock().now,
      opensOnSchedule: async () => false,
      inRepair: async (account) => {
        asked.push(account)
        return new Set<string>()
      },
    })
    expect(await source.read(null, 'user', who)).toMatchObject({ value: { account: { id, name } } })
    expect(asked).toEqual([id, container])
  },
)

import { beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../../utils/problems.ts'
import { verbatim } from '../../verbatim.ts'
import { minute, noon } from '../fakes/clock.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { type RecordChanges, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

/** From now on: when FitTrend is asked for the connections, in ms after the first time. */
function looks(): number[] {
  const times: number[] = []
  world.fitTrend.interrupt = ({ url }) => {
    if (url.endsWith('/connections')) times.push(world.clock.now())
    return null
  }
  return times
}

const sinceFirst = (times: number[]) => times.map((time) => time - (times[0] ?? 0))

async function lay(changes: RecordChanges): Promise<void> {
  const laid = record({ openKey: 'account-1/fitbit', ...changes })
  await putRaw(world.worker.store, 'repairs', laid.id, laid)
}

describe('FitTrend is looked at', () => {
  it.each([
    ['the consent', 0],
    ['its first answer, half an hour later', 30 * minute],
  ])('nine times within 46 seconds after %s, ever more rarely', async (_when, ms) => {
    world.fitTrend.connections.clear()
    await lay({ phase: 'verify', enabledAt: noon - ms })
    const times = looks()
    await world.runner.run('repair-1')
    expect(sinceFirst(times)).toEqual([0, 400, 1_200, 2_700, 5_200, 9_200, 15_200, 23_200, 33_200])
    expect(world.clock.now() - (times[0] ?? 0)).toBe(45_200)
  })

  it('six times within ten seconds while it doesn’t show our Disable', async () => {
    world.fitTrend.disable = () => {}
    let times: number[] = []
    world.page.mishap('disable', {
      kind: 'first',
      do: () => {
        times = looks()
      },
    })
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' } })
    expect(sinceFirst(times)).toEqual([0, 300, 900, 2_100, 4_500, 9_300])
  })

  it('four times within five seconds after an Enable on the page', async () => {
    world.fitTrend.connections.clear()
    world.hasIdentity = false
    world.restart()
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (...args) => {
      const answer = await perform(...args)
      if (answer.kind !== 'answer') return answer
      return { ...answer, result: { ...answer.result, kind: 'done', alreadyDone: true } }
    }
    await lay({ phase: 'enable', consentBy: 'page', removed: 'yes', tabId: null })
    const times = looks()
    await world.runner.run('repair-1')
    expect(sinceFirst(times)).toEqual([0, 500, 2_000, 5_000])
  })

  it('three times within six seconds after a click on what nobody knows', async () => {
    await lay({
      phase: 'disable',
      waiting: {
        kind: 'user-click',
        since: noon,
        sentence: verbatim('Click it.'),
        problem: { kind: 'page-lost' },
      },
    })
    const times = looks()
    await world.runner.help.clickedElsewhere('repair-1')
    expect(sinceFirst(times)).toEqual([0, 1_500, 5_500])
  })

  it('four times within eight seconds after the tab has come back', async () => {
    world.fitTrend.connections.clear()
    await lay({ phase: 'enable', removed: 'yes', waiting: { kind: 'consent-tab', since: noon } })
    const begin = world.clock.now()
    const times = looks()
    await world.runner.pageLoaded(7, 'https://fittrend.example/account/connect')
    expect(times.map((time) => time - begin)).toEqual([300, 1_300, 3_300, 7_300])
  })
})

describe('Connect Settings that FitTrend doesn’t take', () => {
  /** How often they are sent before the alarm. */
  async function sent(problem: Problem): Promise<number> {
    let times = 0
    world.fitTrend.interrupt = ({ method }) => {
      if (method !== 'PUT') return null
      times += 1
      return { problem }
    }
    await world.start()
    const { id } = await world.until('they are sent', () => times > 0)
    await world.runner.run(id)
    return times
  }

  it('now are sent once for each alarm', async () => {
    expect(await sent({ kind: 'server-error', status: 503, retryAt: null })).toBe(2)
    expect(await world.record()).toMatchObject({ phase: 'verify', settingsRestored: 'unknown' })
  })

  it.each<Problem>([{ kind: 'refused', status: 422, code: 'x', title: '' }, { kind: 'forbidden' }])(
    'at all ($kind) are sent once',
    async (problem) => {
      expect(await sent(problem)).toBe(1)
      expect(await world.ended()).toMatchObject({ phase: 'repaired', settingsRestored: 'failed' })
    },
  )
})

describe('a proof', () => {
  beforeEach(async () => {
    world.fitTrend.importTakesMs = null
    await world.start()
    await world.until('it is looked at', ({ lookedAt }) => lookedAt !== null)
    await world.runner.resumeAll()
  })

  const lookAfter = async (ms: number, changes: RecordChanges = {}) => {
    const { id, looks: before } = await world.record()
    await patchRecord(world.worker.store, id, changes)
    world.clock.advance(ms)
    await world.runner.run(id)
    return (await world.record()).looks - before
  }

  it('of a history that comes anew is looked for each ten minutes once an hour has passed', async () => {
    const now = world.now()
    const history: RecordChanges = { awaits: 'history', enabledAt: now - 61 * minute }
    expect(await lookAfter(0, { ...history, updatedAt: now - 9 * minute })).toBe(0)
    expect(await lookAfter(0, { ...history, updatedAt: now - 10 * minute })).toBe(1)
    expect(await lookAfter(0, { ...history, updatedAt: now + minute })).toBe(1)
    const young = { ...history, enabledAt: now - 59 * minute, updatedAt: now - minute }
    expect(await lookAfter(0, young)).toBe(1)
  })

  it('of anything else is looked for whenever it is asked', async () => {
    const now = world.now()
    const imported: RecordChanges = { awaits: 'import', enabledAt: now - 61 * minute }
    expect(await lookAfter(0, { ...imported, updatedAt: now - minute })).toBe(1)
  })

  it.each<[string, number, number, boolean]>([
    ['ten minutes and fourteen looks', 13, 10 * minute + 1, true],
    ['fewer looks', 12, 10 * minute + 1, false],
    ['just ten minutes', 13, 10 * minute, false],
    ['two hundred looks, whatever the clock says', 199, 0, true],
    ['fewer than that', 198, 0, false],
  ])('that FitTrend doesn’t answer ends after %s', async (_case, done, ms, isOver) => {
    world.fitTrend.interrupt = () => ({ problem: { kind: 'offline' } })
    const enabledAt = world.now() - ms
    await lookAfter(0, { looks: done, enabledAt })
    expect((await world.record()).phase).toBe(isOver ? 'not-repaired' : 'verify')
  })
})

describe('a proof whose runs FitTrend can’t tell', () => {
  it.each([
    ['offline', true],
    ['unreachable', true],
    ['timeout', true],
    ['rate-limited', true],
    ['server-error', true],
    ['not-fittrend', true],
    ['malformed', false],
  ] as const)('now (%s) waits: %s', async (kind, waits) => {
    world.fitTrend.importTakesMs = null
    await world.start()
    await world.until('it is looked at', ({ lookedAt }) => lookedAt !== null)
    await world.runner.resumeAll()
    const problem = { kind, status: 503, retryAt: null, detail: '' } as never
    world.fitTrend.interrupt = ({ url }) =>
      new URL(url).pathname.endsWith('/imports') ? { problem } : null
    world.clock.advance(11 * minute)
    await world.runner.resumeAll()
    expect((await world.record()).phase).toBe(waits ? 'verify' : 'not-repaired')
  })
})

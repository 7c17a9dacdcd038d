import { beforeEach, describe, expect, it } from 'vitest'
import { Sessions } from '../../../utils/identity/sessions.ts'
import type { Problem } from '../../../utils/problems.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { outcomeInWords } from '../../../utils/view-state/outcome-in-words.ts'
import { verbatim } from '../../verbatim.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { day, hour, iso, minute, second } from '../fakes/clock.ts'
import { broken, fitbit, garmin } from '../fakes/connections.ts'
import { patchRecord } from '../fakes/patch-record.ts'
import { before } from '../fakes/records.ts'

const connectPage = 'https://fittrend.example/account/connect'
const wholeRepair = [
  'fitbit disabled',
  'fitbit removed',
  'fitbit connected',
  'fitbit settings saved',
]

let world: BackgroundWorld
beforeEach(async () => {
  world = new BackgroundWorld([broken()], true)
  await world.signIn()
})

const shown = async () =>
  (await world.background.state()).connections.map(({ service, state, canRepair }) => [
    service.id,
    state,
    canRepair,
  ])
const repair = () => world.send({ type: 'repair', account: 'account-1', service: 'fitbit' })

/** The API that asks for permission answers so; all else works. */
function noTicket(problem: Problem): void {
  world.fitTrend.interrupt = ({ url }) => (url.endsWith('/authorizations') ? { problem } : null)
}

/** The user allows FitTrend at the service, and its page sends them back. */
async function consentsInTab(): Promise<RepairRecord> {
  const { tabId } = await world.until(
    'it waits in the tab',
    (r) => r.waiting?.kind === 'consent-tab',
  )
  world.fitTrend.connect(fitbit)
  await world.runner.pageLoaded(tabId ?? 0, connectPage)
  return await world.ended()
}

const refused = (status: number): Problem => ({ kind: 'refused', status, code: '', title: '' })

describe('step 5 that the engine can’t do', () => {
  beforeEach(async () => {
    world.page.mishap('select', ...Array(5).fill({ kind: 'stops', because: 'not-found' }))
    await world.background.check('user')
    await repair()
    await world.until('it is shown', () => world.page.guiding?.request.step === 'select')
  })

  it('is shown to the user at once, with the stop’s own sentence', async () => {
    expect(await world.record()).toMatchObject({
      phase: 'select',
      removed: 'yes',
      waiting: { kind: 'user-click', sentence: verbatim('The page says not-found.') },
    })
    expect(world.consent.shown).toBe(0)
  })

  it('is followed by step 6 once the user has done it', async () => {
    world.page.mishap('select')
    const { id } = await world.record()
    await world.runner.help.guided(id, 'helped')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('is tried by the API where the user doesn’t do it either', async () => {
    const { id } = await world.record()
    await world.runner.help.guided(id, 'timed-out')
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('and that the API can’t do without ends with a way on, and no word of a permission', async () => {
    noTicket(refused(409))
    const { id } = await world.record()
    world.page.mishap('select', ...Array(9).fill({ kind: 'stops', because: 'not-found' }))
    await world.runner.help.guided(id, 'timed-out')
    await world.until('it is shown again', (r) => r.consentBy === 'page' && r.waiting !== null)
    await world.runner.help.guided(id, 'timed-out')
    await world.ended()
    const { repair: view } = await world.background.state()
    expect(view?.outcome).toMatchObject({
      why: 'The page says not-found.',
      stateNow: expect.stringContaining('Removed, not finished'),
      canRetry: true,
    })
    world.page.mishap('select')
    await world.send({ type: 'do-it-myself', repair: id })
    await world.until('it is shown what to click', () => world.page.guiding !== null)
  })
})

describe('permission that the API can’t ask for', () => {
  it.each<[string, Problem]>([
    ['409', refused(409)],
    ['404', refused(404)],
    ['422', refused(422)],
    ['5xx', { kind: 'server-error', status: 503, retryAt: null } as Problem],
    ['a time-out', { kind: 'timeout' }],
    ['403', { kind: 'forbidden' }],
    ['an answer that can’t be understood', { kind: 'malformed', detail: '' }],
  ])('for %s: is asked for by the page’s own Enable', async (_why, problem) => {
    noTicket(problem)
    await world.background.check('user')
    await repair()
    expect(await consentsInTab()).toMatchObject({ phase: 'repaired', consentBy: 'page' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
    expect(world.consent.shown).toBe(0)
  })

  it('nor by an Enable that the engine can click: the user is shown it, and "Try again" asks the API', async () => {
    noTicket(refused(409))
    world.page.mishap('enable', ...Array(9).fill({ kind: 'stops', because: 'covered' }))
    await world.background.check('user')
    await repair()
    await world.until('it is shown', () => world.page.guiding?.request.step === 'enable')
    const { id } = await world.record()
    await world.runner.help.guided(id, 'timed-out')
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page', page: 'covered' } })
    world.fitTrend.interrupt = () => null
    await world.send({ type: 'try-again', repair: id })
    expect(await world.ended()).toMatchObject({ phase: 'repaired', consentBy: 'api' })
  })

  it('that the user gives by hand on the page, while they are shown it', async () => {
    noTicket(refused(409))
    world.page.mishap('enable', ...Array(9).fill({ kind: 'stops', because: 'covered' }))
    await world.background.check('user')
    await repair()
    await world.until('it is shown', () => world.page.guiding?.request.step === 'enable')
    const { tabId } = await world.record()
    world.fitTrend.connect(fitbit)
    await world.runner.pageLoaded(tabId ?? 0, connectPage)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('in an account that is signed out is asked for nowhere: whose page it is nobody knows', async () => {
    const signsOut = () => new Sessions(world.worker.store).remove('session-1')
    world.page.mishap('select', { kind: 'first', do: signsOut })
    await world.background.check('user')
    await repair()
    expect(await world.ended()).toMatchObject({ removed: 'yes', problem: { kind: 'api' } })
    expect(world.page.asked).not.toContain('enable')
  })
})

it('a Remove that isn’t on the page though FitTrend lists the service is shown to the user', async () => {
  const perform = world.page.perform.bind(world.page)
  world.page.perform = async (...given) => {
    const { connections } = world.fitTrend
    const ours = connections.get('fitbit')
    if (given[2].step !== 'remove' || !ours) return await perform(...given)
    // The page has folded it away.
    connections.delete('fitbit')
    const answer = await perform(...given)
    connections.set('fitbit', ours)
    return answer
  }
  await world.background.check('user')
  await repair()
  const asked = await world.until('it is shown', (r) => r.waiting?.kind === 'user-click')
  expect(asked).toMatchObject({
    phase: 'remove',
    removed: 'no',
    steps: { disable: { status: 'done' } },
  })
  expect(asked.steps.remove).toBeUndefined()
})

describe('what the user has begun by hand', () => {
  it('Disable, while the popup still says "Needs repair": goes on from there', async () => {
    await world.background.check('user')
    world.fitTrend.disable('fitbit')
    expect(await repair()).toEqual({ ok: true })
    expect(await world.ended()).toMatchObject({ phase: 'repaired', before: { records: 1_200 } })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('Disable, seen by a check since: says so, and offers to go on', async () => {
    await world.background.check('user')
    world.fitTrend.disable('fitbit')
    world.clock.advance(hour)
    await world.background.check('user')
    expect(await shown()).toEqual([['fitbit', 'disabled', true]])
    expect(await repair()).toEqual({ ok: true })
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
  })

  it('Disable of what worked is the user’s own: no repair is offered', async () => {
    world.fitTrend.connect(fitbit)
    await world.background.check('user')
    world.fitTrend.disable('fitbit')
    world.clock.advance(hour)
    await world.background.check('user')
    expect(await shown()).toEqual([['fitbit', 'disabled', false]])
  })

  it('Disable and Remove, while the popup still says "Needs repair": adds it again, settings as before', async () => {
    await world.background.check('user')
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
    expect(await repair()).toEqual({ ok: true })
    expect(await world.ended()).toMatchObject({
      phase: 'repaired',
      steps: { disable: { status: 'skipped' }, remove: { status: 'skipped' } },
    })
    expect(world.fitTrend.deeds).toEqual(wholeRepair)
    expect(world.page.asked).not.toContain('remove')
    expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject(before.settings)
  })

  describe('Disable and Remove, seen by a check since', () => {
    beforeEach(async () => {
      await world.background.check('user')
      world.fitTrend.disable('fitbit')
      world.clock.advance(hour)
      await world.background.check('user')
      world.fitTrend.remove('fitbit')
      world.clock.advance(hour)
      await world.background.check('user')
    })

    it('is "Removed, not finished", and finished by a click', async () => {
      expect(await shown()).toEqual([['fitbit', 'removed-unfinished', true]])
      expect(await repair()).toEqual({ ok: true })
      await world.until('it is repaired', ({ phase }) => phase === 'repaired')
      expect(world.fitTrend.deeds).toEqual(wholeRepair)
      expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject(before.settings)
    })

    it('stays removed where the user says so', async () => {
      const { id } = await world.record()
      await world.send({ type: 'leave-removed', repair: id })
      expect(await shown()).toEqual([])
      world.clock.advance(hour)
      await world.background.check('user')
      expect(await shown()).toEqual([])
      expect(world.screen.badge).toMatchObject({ text: '' })
    })

    it('is over once the user has added it by hand', async () => {
      world.fitTrend.connect(fitbit)
      await world.background.check('user')
      expect(await world.ended()).toMatchObject({ phase: 'repaired' })
      expect(world.fitTrend.deeds.filter((deed) => deed.includes('connected'))).toHaveLength(1)
    })
  })

  it('Remove, after a repair has ended before it: "Removed, not finished"', async () => {
    world.page.canOpen = false
    await world.background.check('user')
    await repair()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page-lost' }, removed: 'no' })
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
    world.page.canOpen = true
    world.clock.advance(hour)
    await world.background.check('user')
    expect(await shown()).toEqual([['fitbit', 'removed-unfinished', true]])
    expect(await world.journal.open()).toHaveLength(1)
    await repair()
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(world.fitTrend.connections.get('fitbit')?.settings).toMatchObject(before.settings)
  })

  it('Remove, in the midst of a repair that then ends: the same', async () => {
    await world.background.check('user')
    world.page.canOpen = false
    world.page.isSignedIn = false
    const open = world.page.open.bind(world.page)
    world.page.open = async () => {
      world.fitTrend.disable('fitbit')
      world.fitTrend.remove('fitbit')
      await world.background.check('user')
      world.page.open = open
      return null
    }
    await repair()
    await world.ended()
    world.clock.advance(hour)
    await world.background.check('user')
    expect(await shown()).toEqual([['fitbit', 'removed-unfinished', true]])
  })

  it('Remove of what worked is the user’s own', async () => {
    world.fitTrend.connect(fitbit)
    await world.background.check('user')
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
    world.clock.advance(hour)
    await world.background.check('user')
    expect(await shown()).toEqual([])
    expect(await world.journal.all()).toEqual([])
  })

  it('an entry that can’t be understood isn’t one that was removed', async () => {
    await world.background.check('user')
    const ours = world.fitTrend.connections.get('fitbit')
    if (ours)
      world.fitTrend.connections.set('fitbit', { ...ours, import: { ...ours.import, records: -1 } })
    world.clock.advance(hour)
    await world.background.check('user')
    expect(await world.journal.all()).toEqual([])
  })
})

it('consent with a box left out, given while the worker was dead: a later reading tells the missing box', async () => {
  world.consent.choices = ['closes']
  await world.background.check('user')
  await repair()
  await world.ended()
  world.clock.advance(10 * minute)
  const since = iso(world.clock.now())
  const error = { code: 'scope_missing', message: 'No sleep.', since }
  world.fitTrend.connections.set('fitbit', broken('scope_missing', { error }))
  await world.background.check('user')
  expect(await world.record()).toMatchObject({ removed: 'no' })
  world.clock.advance(2 * hour)
  await world.background.check('user')
  expect(await shown()).toEqual([['fitbit', 'scope-missing', true]])
})

it('a second try that fails at Remove, too, can be tried a third time, also without a history', async () => {
  world = new BackgroundWorld([broken()])
  await world.signIn()
  world.page.canGuide = false
  await world.background.check('user')
  world.page.mishap('remove', ...Array(2).fill({ kind: 'stops', because: 'rolled-back' }))
  await repair()
  const { id: first } = await world.ended()
  await world.send({ type: 'close-result', repair: first })
  world.clock.advance(hour)
  await world.background.check('user')
  await repair()
  const { id } = await world.until(
    'the second has ended',
    (r) => r.id !== first && r.phase === 'not-repaired',
  )
  expect(await world.record()).toMatchObject({ problem: { kind: 'page', page: 'rolled-back' } })
  world.clock.advance(second)
  await world.send({ type: 'try-again', repair: id })
  await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  expect(world.fitTrend.deeds).toEqual(wholeRepair)
})

describe('added again by somebody else, and not working, while the user is waited for', () => {
  beforeEach(async () => {
    world.consent.choices = ['leaves it open']
    await world.background.check('user')
    await repair()
    await world.until('it waits', (r) => r.waiting?.kind === 'consent')
  })

  const off = { status: 'disabled', error: null } as const
  const scope = { code: 'scope_missing', since: iso(0) }
  it.each<[string, Parameters<typeof broken>[1], string]>([
    ['switched off', off, 'not-connected'],
    ['without a data type', { error: scope }, 'scope-missing'],
  ])('%s: ends, says so, and can be tried again from the start', async (_how, changes, kind) => {
    world.fitTrend.connections.set('fitbit', broken('token_expired', changes))
    await world.runner.resumeAll()
    expect(await world.record()).toMatchObject({ phase: 'enable' })
    world.clock.advance(2 * minute)
    await world.runner.resumeAll()
    const { id } = await world.ended()
    expect(await world.record()).toMatchObject({ removed: 'no', problem: { kind } })
    world.consent.close()
    world.consent.choices = ['grants']
    world.clock.advance(second)
    await world.send({ type: 'try-again', repair: id })
    const again = await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    expect(again.receipt?.settingsAfter).toMatchObject(before.settings)
  })
})

it('a Remove that FitTrend never makes, while permission is awaited: says that it wasn’t removed', async () => {
  world.consent.choices = ['leaves it open']
  const ours = world.fitTrend.connections.get('fitbit')
  const { remove } = world.fitTrend
  world.fitTrend.remove = (id) => {
    remove.call(world.fitTrend, id)
    // From here on FitTrend tells nothing, and has put it back.
    world.fitTrend.interrupt = ({ method }) =>
      method === 'GET' ? { problem: { kind: 'unreachable' } } : null
  }
  await world.background.check('user')
  await repair()
  await world.until('it waits', (r) => r.waiting?.kind === 'consent')
  expect(await world.record()).toMatchObject({ removed: 'maybe' })
  if (ours) world.fitTrend.connections.set('fitbit', { ...ours, status: 'disabled', error: null })
  world.fitTrend.interrupt = () => null
  world.clock.advance(2 * minute)
  await world.runner.resumeAll()
  const { repair: view } = await world.background.state()
  expect(view?.outcome).toMatchObject({ why: expect.stringContaining('doesn’t say so itself') })
  expect(await world.record()).toMatchObject({ removed: 'no', problem: { kind: 'not-removed' } })
})

describe('a proof that FitTrend doesn’t give', () => {
  async function silentSince(problem: Problem): Promise<void> {
    world.fitTrend.importTakesMs = null
    await world.background.check('user')
    await repair()
    await world.until('it is verified', ({ phase }) => phase === 'verify')
    world.fitTrend.interrupt = () => ({ problem })
  }

  /** The alarm of open repairs, once each minute. */
  async function minutes(n: number): Promise<void> {
    for (let passed = 0; passed < n; passed++) {
      world.clock.advance(minute)
      await world.runner.resumeAll()
    }
  }

  it('ends where the user has switched it off meanwhile, and says so', async () => {
    await silentSince({ kind: 'unreachable' })
    world.fitTrend.disable('fitbit')
    world.fitTrend.interrupt = () => null
    await minutes(12)
    const record = await world.record()
    expect(record).toMatchObject({ problem: { kind: 'switched-off' }, removed: 'no' })
    expect(outcomeInWords(record)).toMatchObject({
      why: expect.stringContaining('switched off'),
      stateNow: 'Fitbit is switched off in FitTrend.',
      canRetry: false,
    })
    expect(world.fitTrend.deeds.slice(3)).toEqual(['fitbit disabled'])
  })

  it('ends as removed where it is gone again by then, and is finished by "Try again"', async () => {
    await silentSince({ kind: 'unreachable' })
    await minutes(2)
    world.fitTrend.interrupt = () => null
    world.fitTrend.breakDown('fitbit')
    await minutes(1)
    expect(await world.record()).toMatchObject({ phase: 'verify', removed: 'no' })
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
    await minutes(12)
    const { id } = await world.record()
    expect(await world.record()).toMatchObject({ removed: 'yes', phase: 'not-repaired' })
    world.fitTrend.importTakesMs = 2 * second
    await world.send({ type: 'try-again', repair: id })
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })

  it('isn’t said to be removed by a page alone, which may be anybody’s', async () => {
    await silentSince({ kind: 'unreachable' })
    await minutes(2)
    world.fitTrend.interrupt = () => null
    world.fitTrend.breakDown('fitbit')
    await minutes(1)
    const { id } = await world.record()
    await patchRecord(world.worker.store, id, { source: 'page' })
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
    await minutes(12)
    expect(await world.record()).toMatchObject({
      removed: 'no',
      problem: { kind: 'not-connected' },
    })
  })

  it.each<[Problem, string]>([
    [{ kind: 'unreachable' }, 'not-answered'],
    [{ kind: 'server-error', status: 503, retryAt: null } as Problem, 'not-answered'],
    [{ kind: 'forbidden' }, 'api'],
    [{ kind: 'signed-out' }, 'api'],
  ])('%o: ends by our own clock, and is proved by a later reading', async (problem, kind) => {
    await silentSince(problem)
    await minutes(5)
    expect(await world.record()).toMatchObject({ phase: 'verify' })
    await minutes(20)
    expect(await world.record()).toMatchObject({ phase: 'not-repaired', problem: { kind } })
    world.fitTrend.interrupt = () => null
    world.fitTrend.importTakesMs = 2 * second
    world.fitTrend.connect(fitbit)
    world.clock.advance(hour)
    await world.background.check('user')
    await world.until('it is repaired', ({ phase }) => phase === 'repaired')
  })

  it('doesn’t hold up the repair of another service', async () => {
    world.fitTrend.connections.set('garmin', broken('token_expired', { service: garmin }))
    await silentSince({ kind: 'unreachable' })
    world.fitTrend.interrupt = () => null
    await world.background.check('user')
    world.consent.choices = ['leaves it open']
    const begun = await world.send({ type: 'repair', account: 'account-1', service: 'garmin' })
    expect(begun).toEqual({ ok: true })
  })

  it('by a clock of FitTrend’s that stands still ends all the same', async () => {
    world.fitTrend.importTakesMs = null
    const { http } = world.fitTrend
    const stopped = new Date(world.clock.now()).toUTCString()
    Object.assign(world.fitTrend, {
      http: async (request: Parameters<typeof http>[0]) => {
        const answer = await http(request)
        if (answer.ok) answer.value.headers.set('date', stopped)
        return answer
      },
    })
    world.restart()
    await world.background.check('user')
    await repair()
    await world.until('it is verified', ({ phase }) => phase === 'verify')
    await minutes(30)
    expect(await world.record()).toMatchObject({ problem: { kind: 'no-import' } })
  })

  it('a jump of our own clock alone ends nothing', async () => {
    await silentSince({ kind: 'unreachable' })
    world.clockAhead = 3 * day
    await world.runner.resumeAll()
    expect(await world.record()).toMatchObject({ phase: 'verify' })
  })
})

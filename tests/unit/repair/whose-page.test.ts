import { beforeEach, describe, expect, it } from 'vitest'
import { message } from '../../../utils/words/message.ts'
import { noon } from '../fakes/clock.ts'
import { reading, working } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

/** A's Fitbit is disabled; then the site's session has ended, and somebody signs in. */
async function signedInAnewBeforeRemove() {
  world.page.mishap('remove', { kind: 'stops', because: 'signed-out' })
  await world.start()
  return await world.until(
    'it waits for the sign-in',
    ({ waiting }) => waiting?.kind === 'site-sign-in',
  )
}

describe('accounts: A’s Fitbit is disabled, B signs in on the page, whose Fitbit is switched off too', () => {
  it('touches nothing of B where the page says whose it is, and says so', async () => {
    const { tabId } = await signedInAnewBeforeRemove()
    world.page.showsOtherAccount = true
    await world.runner.pageLoaded(tabId ?? 0)
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' }, removed: 'no' })
    expect(world.page.elsewhere).toEqual([])
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled'])
  })

  it('asks the user where nothing tells whose page it is; No ends it', async () => {
    const { tabId, id } = await signedInAnewBeforeRemove()
    world.page.showsOtherAccount = true
    world.page.saysWhose = false
    await world.runner.pageLoaded(tabId ?? 0)
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    expect(world.page.elsewhere).toEqual([])
    await world.runner.confirmAccount(id, false)
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' }, removed: 'no' })
    expect(world.page.elsewhere).toEqual([])
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled'])
  })

  it('goes on by the user’s Yes where it is A’s page', async () => {
    const { tabId, id } = await signedInAnewBeforeRemove()
    world.page.saysWhose = false
    await world.runner.pageLoaded(tabId ?? 0)
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    await world.runner.confirmAccount(id, true)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })

  it('is asked again only after a load of the page; a second look changes nothing', async () => {
    const { tabId } = await signedInAnewBeforeRemove()
    world.page.saysWhose = false
    await world.runner.pageLoaded(tabId ?? 0)
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    await world.runner.resumeAll()
    expect((await world.record()).waiting?.kind).toBe('account')
    world.page.saysWhose = true
    await world.runner.pageLoaded(tabId ?? 0)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('accounts: the site’s session has changed hands under a page load', () => {
  it('nothing is clicked on the page that comes, where it names somebody else', async () => {
    world.page.mishap('remove', { kind: 'loads', when: 'before act' })
    world.page.afterLoad = () => {
      world.page.showsOtherAccount = true
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' } })
    expect(world.page.elsewhere).toEqual([])
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled'])
  })

  it('asks on the page that comes where it names nobody, though it did before', async () => {
    world.page.mishap('remove', { kind: 'loads', when: 'before act' })
    world.page.afterLoad = () => {
      world.page.saysWhose = false
      world.page.showsOtherAccount = true
    }
    await world.start()
    const { id } = await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    await world.runner.confirmAccount(id, false)
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' } })
    expect(world.page.elsewhere).toEqual([])
  })

  it('asks nothing where the page that comes names A late', async () => {
    world.page.mishap('remove', { kind: 'loads', when: 'before act' })
    world.page.afterLoad = () => {
      world.page.namesFromLook = 3
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
    expect(world.page.namesFromLook).toBe(0)
  })

  it('a page that comes signed out waits for the sign-in', async () => {
    world.page.mishap('remove', { kind: 'loads', when: 'before act' })
    world.page.afterLoad = () => {
      world.page.isSignedIn = false
    }
    await world.start()
    expect(await world.waiting()).toMatchObject({
      phase: 'remove',
      waiting: { kind: 'site-sign-in' },
    })
  })
})

describe('accounts: A has switched Fitbit off by hand, so that nothing of ours can show whose page it is', () => {
  /** Offered by a reading from before. */
  async function start() {
    const reading = await world.read()
    world.fitTrend.disable('fitbit')
    await world.runner.start(reading, 'fitbit')
  }

  it.each([true, false])(
    'B is signed in on the page, whose Fitbit is off too: names B: %s',
    async (says) => {
      world.page.showsOtherAccount = true
      world.page.otherIsOff = true
      world.page.saysWhose = says
      await start()
      // A page may call its user otherwise than the API does.
      const { id } = await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
      await world.runner.confirmAccount(id, false)
      expect(await world.ended()).toMatchObject({
        problem: { kind: 'other-account' },
        removed: 'no',
      })
      expect(world.page.elsewhere).toEqual([])
    },
  )

  it.each([
    ['begins, and a worker is killed', 'killed', true],
    ['begins, and the page is loaded anew', 'loads', true],
    ['has begun, and a worker is killed', 'killed', false],
    ['has begun, and the page is loaded anew', 'loads', false],
  ] as const)(
    'before the repair %s between the intent of Disable and its click: asks',
    async (_, how, isBefore) => {
      world.page.showsOtherAccount = true
      world.page.otherIsOff = true
      world.page.saysWhose = false
      const off = () => world.fitTrend.disable('fitbit')
      const loads = { kind: 'loads', when: 'before act' } as const
      const restarts = { kind: 'first', do: () => world.restart() } as const
      if (!isBefore) world.page.mishap('expand', { kind: 'first', do: off })
      world.page.mishap('disable', how === 'loads' ? loads : restarts)
      if (isBefore) await start()
      else await world.start()
      await world.runner.resumeAll()
      const { id, acted } = await world.until(
        'it asks',
        ({ waiting }) => waiting?.kind === 'account',
      )
      expect(acted).not.toContain('remove')
      await world.runner.confirmAccount(id, false)
      expect(await world.ended()).toMatchObject({
        problem: { kind: 'other-account' },
        removed: 'no',
      })
      expect(world.page.elsewhere).toEqual([])
    },
  )

  it('is seen by FitTrend alone, as the page can’t be expanded, and a worker is killed: asks', async () => {
    world.page.showsOtherAccount = true
    world.page.otherIsOff = true
    world.page.saysWhose = false
    const unfolds = { kind: 'stops', because: 'no-effect', after: 'act' } as const
    world.page.mishap('expand', unfolds, unfolds, unfolds)
    world.page.mishap('disable', { kind: 'first', do: () => world.restart() })
    await start()
    await world.runner.resumeAll()
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    expect(world.page.elsewhere).toEqual([])
  })

  it('asks nothing where the page names A', async () => {
    await start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('accounts: while the user says whether to go on without the list, A’s Fitbit is switched off elsewhere', () => {
  beforeEach(() => {
    world.page.listStops = 'covered'
    world.page.showsOtherAccount = true
  })

  it.each([true, false])(
    'and the page is B’s, whose Fitbit is on: Disable isn’t clicked; names B: %s',
    async (says) => {
      world.page.saysWhose = says
      await world.start()
      const { id } = await world.until('it asks', ({ waiting }) => waiting?.kind === 'list')
      world.fitTrend.disable('fitbit')
      await world.runner.goOnWithoutList(id, true)
      await world.until('it asks whose', ({ waiting }) => waiting?.kind === 'account')
      expect(world.page.otherIsOff).toBe(false)
      await world.runner.confirmAccount(id, false)
      expect(await world.ended()).toMatchObject({
        problem: { kind: 'other-account' },
        removed: 'no',
      })
      expect(world.page.elsewhere).toEqual([])
    },
  )

  it('and the page is B’s, and a worker was killed before its click on Disable: asks', async () => {
    world.page.listStops = null
    world.page.saysWhose = false
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (tab, repair, request) => {
      if (request.step !== 'disable') return await perform(tab, repair, request)
      world.page.perform = perform
      return await new Promise(() => {})
    }
    void world.start()
    await world.until('it is about to click', () => world.page.perform === perform)
    world.fitTrend.disable('fitbit')
    void world.restart().runner.resumeAll()
    await world.until('it asks whose', ({ waiting }) => waiting?.kind === 'account')
    expect(world.page.otherIsOff).toBe(false)
    expect(world.page.elsewhere).toEqual([])
  })

  it('and the page is A’s: goes on', async () => {
    world.page.showsOtherAccount = false
    await world.start()
    const { id } = await world.until('it asks', ({ waiting }) => waiting?.kind === 'list')
    world.fitTrend.disable('fitbit')
    void world.runner.goOnWithoutList(id, true)
    await world.until('step 5', ({ phase }) => phase === 'select')
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled', 'fitbit removed'])
  })

  it('and B signs in to the page, which says so: nothing is clicked there', async () => {
    world.page.showsOtherAccount = false
    await world.start()
    const { id } = await world.until('it asks', ({ waiting }) => waiting?.kind === 'list')
    world.page.showsOtherAccount = true
    await world.runner.goOnWithoutList(id, true)
    expect(await world.ended()).toMatchObject({ problem: { kind: 'other-account' }, removed: 'no' })
    expect(world.page.otherIsOff).toBe(false)
  })
})

describe('accounts: nothing was clicked on a page that doesn’t name anybody, and A’s Fitbit is gone all the same', () => {
  const goneElsewhere = () => {
    world.fitTrend.disable('fitbit')
    world.fitTrend.remove('fitbit')
  }
  const covered = { kind: 'stops', because: 'covered' } as const

  it.each([true, false])(
    'by hand, while B’s page shows one that is on: is told at once as what is to be finished; names B: %s',
    async (says) => {
      world.page.saysWhose = says
      world.page.showsOtherAccount = true
      const perform = world.page.perform.bind(world.page)
      world.page.perform = async (tab, repair, request) => {
        const answer = await perform(tab, repair, request)
        if (request.step === 'expand') goneElsewhere()
        return answer
      }
      await world.start()
      const ended = await world.ended()
      expect(ended).toMatchObject({
        removed: 'yes',
        acted: ['open', 'expand'],
        problem: { kind: 'removed-by-hand' },
      })
      expect(world.page.elsewhere).toEqual([])
      await world.runner.tryAgain(ended.id)
      await world.until('it asks whose', ({ waiting }) => waiting?.kind === 'account')
      expect(world.page.asked).not.toContain('select')
      world.page.showsOtherAccount = false
      world.page.saysWhose = true
      const { tabId } = await world.record()
      await world.runner.pageLoaded(tabId ?? 0)
      await world.until('it is repaired', ({ phase }) => phase === 'repaired')
    },
  )

  it('by another browser, while the user is to click Disable: asks whose page it is before Remove', async () => {
    world.page.saysWhose = false
    world.page.showsOtherAccount = true
    world.page.mishap('disable', covered, covered)
    await world.start()
    await world.until('it waits', ({ waiting }) => waiting?.kind === 'user-click')
    goneElsewhere()
    await world.runner.resumeAll()
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    expect(world.page.elsewhere).toEqual([])
  })

  it('by another browser, before the step that can’t be done: asks', async () => {
    world.page.saysWhose = false
    world.page.showsOtherAccount = true
    world.page.mishap('disable', { kind: 'first', do: goneElsewhere })
    await world.start()
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    expect(world.page.elsewhere).toEqual([])
  })

  it('by another browser, just after our Disable there: asks', async () => {
    world.page.saysWhose = false
    world.page.showsOtherAccount = true
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (tab, repair, request) => {
      const answer = await perform(tab, repair, request)
      if (request.step === 'disable' && request.mode === 'automatic') goneElsewhere()
      return answer
    }
    await world.start()
    await world.until('it asks', ({ waiting }) => waiting?.kind === 'account')
    expect(world.page.elsewhere).toEqual([])
  })

  it('by the user’s own click there, in words that nobody knows: goes on', async () => {
    world.page.saysWhose = false
    world.page.mishap('disable', covered, covered)
    await world.start()
    const { id } = await world.until('it waits', ({ waiting }) => waiting?.kind === 'user-click')
    world.fitTrend.disable('fitbit')
    await world.runner.help.clickedElsewhere(id)
    expect(await world.ended()).toMatchObject({ phase: 'repaired' })
  })
})

describe('accounts: the same, B has no Fitbit', () => {
  it('Remove isn’t done when A’s own reading doesn’t say so', async () => {
    world.page.saysWhose = false
    world.page.otherLists = false
    world.page.mishap('remove', {
      kind: 'first',
      do: () => {
        world.page.showsOtherAccount = true
      },
    })
    await world.start()
    // The page may have folded it away, too: the user is shown the page, and told of both.
    const sentence = message('stop_no_remove', { word: 'Remove', name: 'Fitbit' })
    expect(await world.waiting()).toMatchObject({ waiting: { sentence }, removed: 'no' })
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled'])
    expect(world.page.elsewhere).toEqual([])
  })

  it('a Remove that was clicked and that FitTrend doesn’t make isn’t called done', async () => {
    world.page.saysWhose = false
    world.page.mishap('remove', {
      kind: 'first',
      do: () => {
        world.page.showsOtherAccount = true
      },
    })
    await world.start()
    const { problem, steps } = await world.ended()
    expect(problem).toMatchObject({ kind: 'not-removed' })
    expect(steps.remove).toBeUndefined()
  })
})

describe('accounts: no API, A’s Fitbit is removed, and B, whose Fitbit works, opens Connect', () => {
  it.each(['not-repaired', 'enable'] as const)('stays unfinished (%s)', async (phase) => {
    const left = record({
      source: 'page',
      account: 'page',
      phase,
      removed: 'yes',
      waiting: phase === 'enable' ? { kind: 'consent-tab', since: noon } : null,
      problem: phase === 'enable' ? null : { kind: 'consent-denied' },
      settingsRestored: 'unknown',
      openKey: 'page/fitbit',
    })
    await world.worker.store.use((db) => db.put('repairs', left, left.id))
    const visit = reading([working({ token: null })], {
      source: 'page',
      account: { id: 'page', name: 'FitTrend' },
      readAt: noon + 60_000,
    })
    await world.runner.observe(visit)
    expect(await world.record()).toMatchObject({ phase, removed: 'yes', receipt: null })
    expect(await world.journal.open()).toHaveLength(1)
  })
})

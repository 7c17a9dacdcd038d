import { beforeEach, describe, expect, it } from 'vitest'
import { RepairWorld } from '../fakes/repair-world.ts'

let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld()
  await world.signIn()
})

/** The list can't be read, and the user is asked. */
async function asked() {
  world.page.listStops = 'covered'
  await world.start()
  return await world.until('it asks', ({ waiting }) => waiting?.kind === 'list')
}

describe('the list of services, before Disable', () => {
  it('is read with all services that FitTrend offers, once, and is on the receipt', async () => {
    let deedsThen: string[] | null = null
    world.page.listMishaps = [
      {
        kind: 'first',
        do: () => {
          deedsThen = [...world.fitTrend.deeds]
        },
      },
    ]
    await world.start()
    const { receipt } = await world.ended()
    expect(deedsThen).toEqual([])
    expect(world.page.listReads).toHaveLength(1)
    expect(world.page.listReads[0]).toMatchObject({
      step: 'select',
      mode: 'read-list',
      acted: false,
    })
    expect(receipt?.list).toMatchObject({ how: 'read', tookMs: expect.any(Number) })
    expect(world.page.reloads).toBe(0)
  })

  it('that stays open is closed by a load of the page', async () => {
    world.page.listStaysOpen = true
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
    expect(world.page.reloads).toBe(1)
  })

  it('that is a page of its own is looked at there, and left by a load of the Connect page', async () => {
    world.page.listMishaps = [{ kind: 'leaves', when: 'before act' }]
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
    expect(world.page.listReads.map(({ acted }) => acted)).toEqual([false, true])
    expect(world.page.reloads).toBe(1)
  })

  it('is tried once more where the page was only loaded anew under it', async () => {
    world.page.tabs.set(99, { hidden: false })
    world.page.listMishaps = [
      { kind: 'loads', when: 'before act' },
      { kind: 'stops', because: 'not-found' },
      { kind: 'stops', because: 'not-found' },
    ]
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
  })

  it('waits for the page to be shown where it doesn’t settle unseen', async () => {
    world.page.needsToBeSeen = true
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
  })

  it('is read in a new tab where the user closes the first', async () => {
    world.page.listMishaps = [{ kind: 'closes', when: 'before act' }]
    await world.start()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
    expect(world.page.listReads).toHaveLength(2)
  })

  it('ends with nothing changed where the page can’t be kept', async () => {
    world.page.listMishaps = [
      { kind: 'first', do: () => Object.assign(world.page, { canOpen: false }) },
    ]
    world.page.listMishaps.unshift({ kind: 'closes', when: 'before act' })
    world.page.canOpen = true
    const open = world.page.open.bind(world.page)
    let opened = 0
    world.page.open = async (tab, container) => {
      opened += tab === null ? 1 : 0
      return opened > 1 ? null : await open(tab, container)
    }
    await world.start()
    expect(await world.ended()).toMatchObject({ problem: { kind: 'page-lost' }, removed: 'no' })
    expect(world.fitTrend.deeds).toEqual([])
  })

  it('is left until after the sign-in where the page is signed out', async () => {
    world.page.listMishaps = [
      { kind: 'first', do: () => Object.assign(world.page, { isSignedIn: false }) },
    ]
    await world.start()
    const { tabId, list } = await world.until(
      'it waits for the sign-in',
      ({ waiting }) => waiting?.kind === 'site-sign-in',
    )
    expect(list).toBeNull()
    world.page.isSignedIn = true
    await world.runner.pageLoaded(tabId ?? 0)
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
  })

  it('is read again by the next worker where one is killed in it', async () => {
    world.page.listMishaps = [{ kind: 'first', do: () => new Promise(() => {}) }]
    void world.start()
    await world.until('it reads', () => world.page.listReads.length === 1)
    expect((await world.record()).acted).not.toContain('disable')
    await world.restart().runner.resumeAll()
    expect(await world.ended()).toMatchObject({ phase: 'repaired', list: { how: 'read' } })
    expect(world.page.listReads).toHaveLength(2)
    expect(world.fitTrend.deeds.filter((deed) => deed === 'fitbit removed')).toHaveLength(1)
  })

  it('isn’t touched where the user clicks', async () => {
    const stops = { kind: 'stops', because: 'covered' } as const
    world.page.mishap('expand', stops, stops)
    await world.start()
    const { id } = await world.waiting()
    void world.runner.doItMyself(id)
    await world.until('shown disable', () => world.page.guiding?.request.step === 'disable')
    world.page.userClicks()
    await world.runner.help.guided(id, 'helped')
    await world.until('shown remove', () => world.page.guiding?.request.step === 'remove')
    expect(world.page.listReads).toEqual([])
  })
})

describe('a list that can’t be read', () => {
  it('is told before anything is changed; the wait outlives its worker', async () => {
    const { acted, removed, phase } = await asked()
    expect({ acted, removed, phase }).toMatchObject({ removed: 'no', phase: 'disable' })
    expect(acted).not.toContain('disable')
    await world.restart().runner.resumeAll()
    expect((await world.record()).waiting?.kind).toBe('list')
    expect(world.fitTrend.deeds).toEqual([])
  })

  it('ends the repair with its reason where the user doesn’t go on', async () => {
    const { id } = await asked()
    await world.runner.goOnWithoutList(id, false)
    expect(await world.ended()).toMatchObject({
      phase: 'not-repaired',
      problem: { kind: 'page', page: 'covered' },
      removed: 'no',
    })
    expect(world.fitTrend.deeds).toEqual([])
  })

  it('can be stopped as ever', async () => {
    const { id } = await asked()
    await world.runner.stop(id)
    expect(await world.ended()).toMatchObject({ problem: { kind: 'stopped' }, removed: 'no' })
    expect(world.fitTrend.deeds).toEqual([])
  })

  it('makes step 5 the user’s at once where they go on, and no other step', async () => {
    const { id } = await asked()
    const requests: string[] = []
    const perform = world.page.perform.bind(world.page)
    world.page.perform = async (tab, repair, request) => {
      if (!(request.step === 'open')) requests.push(`${request.step} ${request.mode}`)
      return await perform(tab, repair, request)
    }
    void world.runner.goOnWithoutList(id, true)
    await world.until('shown select', () => world.page.guiding?.request.step === 'select')
    expect(requests).toEqual(['disable automatic', 'remove automatic', 'select dry-run'])
    expect(world.fitTrend.deeds).toEqual(['fitbit disabled', 'fitbit removed'])
    world.page.userClicks()
    await world.runner.help.guided(id, 'helped')
    const { receipt } = await world.ended()
    expect(receipt?.list).toMatchObject({ how: 'by-hand' })
  })

  it('is told of once: an answer that comes twice changes nothing', async () => {
    const { id } = await asked()
    await world.runner.goOnWithoutList(id, false)
    await world.ended()
    await world.runner.goOnWithoutList(id, true)
    expect((await world.record()).phase).toBe('not-repaired')
  })
})

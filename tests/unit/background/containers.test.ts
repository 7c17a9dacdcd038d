import { beforeEach, describe, expect, it } from 'vitest'
import { Sessions } from '../../../utils/identity/sessions.ts'
import { Monitor } from '../../../utils/monitor/monitor.ts'
import { pageAccountIn } from '../../../utils/monitor/page-account.ts'
import { pageSource } from '../../../utils/monitor/page-source.ts'
import { loadShownOnPage } from '../../../utils/settings/settings.ts'
import { Store } from '../../../utils/storage/store.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { minute } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { record } from '../fakes/records.ts'
import { SiteByContainer } from '../fakes/site-by-container.ts'
import { until } from '../fakes/until.ts'

const [own, other] = ['', 'firefox-container-2']
const [ownAccount, otherAccount] = ['page', `page:${other}`]

let world: BackgroundWorld
let site: SiteByContainer
let usesPage: boolean

/** Without the API: the user's own Fitbit is broken, the one of whoever signs in in the other container works. */
beforeEach(() => {
  world = new BackgroundWorld([])
  site = new SiteByContainer()
  site.health.set(own, 'broken').set(other, 'listed')
  usesPage = true
  start(world.worker.store)
})

/** A worker that knows what is stored. */
function start(store: Store): void {
  const { now } = world.clock
  const monitor = new Monitor({
    source: pageSource({
      reader: site,
      services: [fitbit],
      now,
      opensOnSchedule: async () => false,
      inRepair: async () => new Set<string>(),
    }),
    sessions: new Sessions(store),
    store,
    now,
    random: () => 0.5,
    isOnline: () => true,
    hasSiteAccess: async () => true,
    usesPage: async () => usesPage,
    shownOnPage: () => loadShownOnPage(store),
    containerGone: (account) => world.background.accounts.forget(account),
  })
  world.startWith({ monitor, usesPage: async () => usesPage })
}

async function visit(place: string): Promise<void> {
  site.visited.add(place)
  await world.background.check('visit', pageAccountIn(place || null).id)
  site.visited.delete(place)
}

/** Each account with the state of its Fitbit; the one that is shown has a star. */
async function seen(): Promise<Record<string, string | undefined>> {
  const { accounts } = await world.background.state()
  const states = accounts.map(async ({ id, name, isShown }) => {
    const [connection] = (await world.background.connectionsOf(id)) ?? []
    return [`${name}${isShown ? '*' : ''}`, connection?.state] as const
  })
  return Object.fromEntries(await Promise.all(states))
}

describe('a visit in a container that somebody else uses', () => {
  it('leaves the own reading as it is: both are told apart', async () => {
    await visit(own)
    expect(await seen()).toEqual({ 'FitTrend*': 'needs-repair' })
    world.clock.advance(minute)
    await visit(other)
    expect(await seen()).toEqual({
      'FitTrend*': 'needs-repair',
      'FitTrend (container 2)': 'healthy',
    })
  })

  it('both are known to the next worker', async () => {
    await visit(other)
    await visit(own)
    start(new Store())
    expect(Object.keys(await seen())).toEqual(['FitTrend*', 'FitTrend (container 2)'])
  })

  it('puts no look of the other off', async () => {
    await visit(own)
    const before = await world.background.parts.monitor.schedule(ownAccount)
    world.clock.advance(minute)
    await visit(other)
    expect(await world.background.parts.monitor.schedule(ownAccount)).toEqual(before)
  })

  it('where it can’t be read, leaves nothing to be watched there', async () => {
    await visit(own)
    await world.background.check('visit', otherAccount)
    expect(Object.keys(await seen())).toEqual(['FitTrend*'])
    expect(site.opened).toEqual([])
  })

  it('is the one that is shown where there is no other', async () => {
    await visit(other)
    expect(await seen()).toEqual({ 'FitTrend (container 2)*': 'healthy' })
  })
})

it('a page that is loaded while one is read is read after it', async () => {
  const looking = Promise.withResolvers<void>()
  const look = site.look.bind(site)
  let looks = 0
  site.look = async (...given) => {
    const seenThen = await look(...given)
    looks += 1
    if (looks === 1) await looking.promise
    return seenThen
  }
  const first = visit(own)
  await until('the first is looked at', () => looks === 1)
  site.visited.add(own)
  site.health.set(own, 'paused')
  const second = world.background.check('visit', ownAccount)
  looking.resolve()
  await Promise.all([first, second])
  expect(await seen()).toEqual({ 'FitTrend*': 'paused' })
})

describe('"Show"', () => {
  beforeEach(async () => {
    await visit(own)
    await visit(other)
  })

  it('shows the account of a container, also in the next worker', async () => {
    await world.send({ type: 'show-account', account: otherAccount })
    expect((await world.background.state()).account).toBe(otherAccount)
    start(new Store())
    expect((await world.background.state()).account).toBe(otherAccount)
  })

  it('of a container that nobody watches is ignored', async () => {
    await world.send({ type: 'show-account', account: 'page:firefox-container-9' })
    expect((await world.background.state()).account).toBe(ownAccount)
    expect(await loadShownOnPage(world.worker.store)).toBeNull()
  })
})

it('"Check now" looks into each container that was seen, and into no other', async () => {
  await visit(own)
  await visit(other)
  await world.background.check('user')
  expect(site.opened.sort()).toEqual([own, other])
})

it('a visit to another page of FitTrend reads nothing', async () => {
  await visit(own)
  const before = await world.background.parts.monitor.schedule()
  world.clock.advance(minute)
  await world.background.check('visit', null)
  expect(await world.background.parts.monitor.schedule()).toEqual(before)
})

describe('a container that was deleted', () => {
  it('is forgotten with all that was learnt there, but for what is left removed', async () => {
    await visit(own)
    await visit(other)
    await world.background.refresh()
    const { history } = world.background.parts
    const sighting = { at: world.clock.now(), state: 'healthy', hasNewData: false } as const
    await history.append(otherAccount, 'fitbit', sighting)
    const ended = record({ id: 'ended', account: otherAccount, phase: 'repaired' })
    await putRaw(world.worker.store, 'repairs', 'ended', ended)
    site.gone.add(other)
    await world.background.check('user')
    expect(await seen()).toEqual({ 'FitTrend*': 'needs-repair' })
    expect(await history.days(otherAccount, 'fitbit')).toEqual([])
    expect(await world.journal.all()).toEqual([])
    start(new Store())
    expect(await seen()).toEqual({ 'FitTrend*': 'needs-repair' })
  })
})

describe('a repair', () => {
  it.each([
    [ownAccount, null],
    [otherAccount, other],
    ['account-1', null],
  ])('in the account %s keeps to the container %s', async (account, container) => {
    await world.journal.begin(account, fitbit, 'page')
    expect(await world.record()).toMatchObject({ account, container })
  })

  it('that was begun on the page reads the page, also once the API has come', async () => {
    await visit(own)
    usesPage = false
    const checked = await world.background.parts.monitor.check('repair', ownAccount)
    expect(checked).toMatchObject({ value: { account: { id: ownAccount }, source: 'page' } })
  })

  it('of an account of the API can’t be read from whoever’s page it is', async () => {
    await visit(own)
    expect(await world.background.parts.monitor.check('repair', 'account-1')).toEqual({
      ok: false,
      problem: { kind: 'no-api' },
    })
    expect(site.opened).toEqual([])
  })
})

it('"Delete all data" leaves no container in mind', async () => {
  await visit(own)
  await visit(other)
  expect(await world.send({ type: 'erase-data' })).toEqual({ ok: true })
  expect(await seen()).toEqual({})
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { PageView } from '../../../utils/page/page-step.ts'
import { working } from '../fakes/connections.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { type RecordChanges, record } from '../fakes/records.ts'
import { RepairWorld } from '../fakes/repair-world.ts'

const tab = 7
let world: RepairWorld

beforeEach(async () => {
  world = new RepairWorld([working({ status: 'disabled', token: null })])
  await world.signIn()
  world.page.tabs.set(tab, { hidden: true })
})

type Look = Partial<Pick<PageView, 'kind'>> & Partial<PageView['user']>

/** The page shows these, one after the other; the last goes on. Gives what it was asked to look for. */
function show(...looks: (Look | null)[]): unknown[] {
  const targets: unknown[] = []
  const perform = world.page.perform.bind(world.page)
  world.page.perform = async (...args) => {
    targets.push(args[2].target)
    const look = looks.length > 1 ? looks.shift() : looks[0]
    if (!look) return { kind: 'lost' }
    const answer = await perform(...args)
    if (answer.kind !== 'answer') return answer
    const { view } = answer.result
    const { kind = view.kind, ...user } = look
    const seen = { ...view, kind, user: { isNamed: false, name: null, listed: [], ...user } }
    return { ...answer, result: { ...answer.result, view: seen } }
  }
  return targets
}

/** A repair before Remove whose page may have changed hands is carried on. */
async function carryOn(changes: RecordChanges = {}) {
  const doubted = record({
    phase: 'remove',
    acted: ['open', 'expand', 'disable'],
    pageSession: { inDoubt: true, name: null, listed: null },
    openKey: 'account-1/fitbit',
    ...changes,
  })
  await putRaw(world.worker.store, 'repairs', doubted.id, doubted)
  void world.runner.run(doubted.id)
  return await world.until(
    'it goes on, asks or ends',
    ({ phase, waiting }) => phase !== 'remove' || waiting !== null,
  )
}

const asks = { phase: 'remove', waiting: { kind: 'account', why: 'signed-in' } }
const isOther = { phase: 'not-repaired', problem: { kind: 'other-account' }, removed: 'no' }

describe('an account in doubt is proved', () => {
  it('by the page that names the account as FitTrend does', async () => {
    show({ isNamed: true, listed: ['Garmin'] })
    const on = await carryOn()
    expect(on.phase).not.toBe('not-repaired')
    expect(on.pageSession).toEqual({ inDoubt: false, name: 'Test account A', listed: ['Garmin'] })
  })

  it('without the API by the name that the page itself has given before', async () => {
    show({ name: 'A. B.' })
    const pageSession = { inDoubt: true, name: 'A. B.', listed: null }
    const on = await carryOn({ source: 'page', accountName: '', pageSession })
    expect(on.pageSession.inDoubt).toBe(false)
  })

  it.each<[string, Look[], number]>([
    ['after the way back from another page', [{ kind: 'other' }, { isNamed: true }], 1],
    ['without a way from the Connect page', [{ isNamed: true }], 0],
  ])('%s', async (_case, looks, expected) => {
    let reloads = 0
    world.page.reload = async () => {
      reloads += 1
    }
    show(...looks)
    expect((await carryOn()).pageSession.inDoubt).toBe(false)
    expect(reloads).toBe(expected)
  })

  it('where it was never in doubt, without a look', async () => {
    const targets = show({})
    await carryOn({ pageSession: { inDoubt: false, name: null, listed: null } })
    expect(targets.length).toBeGreaterThan(0)
    expect((await world.record()).waiting?.kind).not.toBe('account')
  })
})

describe('an account in doubt is the user’s to tell', () => {
  it.each<[string, Look | null, RecordChanges]>([
    ['the page names nobody', {}, {}],
    ['the page names somebody, and has named nobody before', { name: 'C' }, {}],
    ['the page can’t be asked', null, {}],
    ['the page stays another one', { kind: 'other' }, {}],
    ['nobody knows the account’s name', { isNamed: true }, { accountName: '' }],
    ['a page without the API has named nobody before', { name: 'C' }, { source: 'page' }],
  ])('where %s', async (_case, look, changes) => {
    show(look)
    expect(await carryOn(changes)).toMatchObject(asks)
    expect(world.page.tabs.get(tab)?.hidden).toBe(false)
    expect(world.fitTrend.deeds).toEqual([])
  })
})

it('a page that names another one than before ends it', async () => {
  show({ name: 'C' })
  const pageSession = { inDoubt: true, name: 'Test account A', listed: null }
  expect(await carryOn({ pageSession })).toMatchObject(isOther)
})

it('a page that is signed out says so by itself', async () => {
  world.page.isSignedIn = false
  expect(await carryOn()).toMatchObject({ waiting: { kind: 'site-sign-in' } })
})

it('an account that was asked for is looked at in its own tab once more', async () => {
  show({})
  const { id } = await carryOn()
  show({ isNamed: true })
  await world.runner.pageLoaded(tab)
  await world.until('it is proved', ({ pageSession }) => !pageSession.inDoubt)
  expect(id).toBe('repair-1')
})

describe('the page is asked', () => {
  const nobody = { pageSession: { inDoubt: false, name: null, listed: null } }

  it.each<[string, RecordChanges, string | undefined]>([
    ['FitTrend’s API', {}, 'Test account A'],
    ['an API that names nobody', { accountName: '' }, undefined],
    ['the page', { source: 'page' }, undefined],
  ])('whose it is, as named by %s', async (_case, changes, account) => {
    const targets = show({ isNamed: true })
    await carryOn({ ...nobody, ...changes })
    expect(targets[0]).toMatchObject({ service: { id: 'fitbit', name: 'Fitbit' } })
    expect((targets[0] as { account?: string }).account).toBe(account)
  })

  it('not for a service of the same name', async () => {
    world.fitTrend.connections.set('x', working({ service: { id: 'x', name: 'Fitbit' } }))
    world.fitTrend.connections.set('y', working({ service: { id: 'y', name: 'Yoga' } }))
    await world.read()
    const targets = show({ isNamed: true })
    await carryOn(nobody)
    const { otherServices } = targets[0] as { otherServices: string[] }
    expect(otherServices).toContain('Yoga')
    expect(otherServices).toContain('Garmin')
    expect(otherServices).not.toContain('Fitbit')
    expect(new Set(otherServices).size).toBe(otherServices.length)
  })
})

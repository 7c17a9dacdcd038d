import { beforeEach, describe, expect, it } from 'vitest'
import { browser } from 'wxt/browser'
import { tabHand } from '../../../utils/browser/tab-hand.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { connectUrl, siteProfile } from '../../../utils/site/profile.ts'
import { BrowserTabs } from '../fakes/browser-tabs.ts'

const profile = siteProfile(parseBuildVariables({}))
const connect = connectUrl(profile)
const settings = `${profile.origin}/account/settings`
let tabs: BrowserTabs
let hasAccess: boolean
let hand: ReturnType<typeof tabHand>

beforeEach(() => {
  tabs = new BrowserTabs()
  hasAccess = true
  hand = tabHand(profile, async () => hasAccess)
})

async function opened(): Promise<number> {
  const id = await hand.open(null, null)
  if (id === null) throw new Error('no tab')
  return id
}

describe('after the repair', () => {
  it('a tab that was never shown is closed', async () => {
    const tab = await opened()
    await hand.dismiss(tab)
    expect(tabs.open.has(tab)).toBe(false)
  })

  it('a tab that was shown and left again stays', async () => {
    const tab = await opened()
    await hand.show(tab)
    await browser.tabs.update(tab, { active: false })
    await hand.dismiss(tab)
    expect(tabs.open.get(tab)?.url).toBe(connect)
  })

  it('a tab that the user looks at stays on FitTrend, on the Connect page', async () => {
    const tab = await opened()
    await browser.tabs.update(tab, { active: true, url: settings })
    await hand.dismiss(tab)
    expect(tabs.open.get(tab)?.url).toBe(connect)
  })

  it.each([true, false])(
    'a tab moved to another site is left alone (active: %s)',
    async (active) => {
      const tab = await opened()
      await browser.tabs.update(tab, { active, url: 'https://news.example/' })
      await hand.dismiss(tab)
      expect(tabs.open.get(tab)?.url).toBe('https://news.example/')
    },
  )

  it('a tab of which a new worker knows nothing stays', async () => {
    const tab = await opened()
    await tabHand(profile, async () => hasAccess).dismiss(tab)
    expect(tabs.open.get(tab)?.url).toBe(connect)
  })
})

it('host permission revoked: no tab is opened, which could not be told from another', async () => {
  hasAccess = false
  expect(await hand.open(null, null)).toBeNull()
  expect(tabs.open.size).toBe(0)
})

describe('in a container of Firefox', () => {
  const [own, other] = ['firefox-container-2', 'firefox-container-3']

  it('a tab is opened there, and taken again', async () => {
    const tab = await hand.open(null, own)
    expect(tabs.open.get(tab ?? 0)).toMatchObject({ cookieStoreId: own, active: false })
    expect(await hand.open(tab, own)).toBe(tab)
  })

  it.each([
    ['another container', other, own],
    ['a container, for a repair in the default store', other, null],
    ['the default store', undefined, own],
    ['the default store by its name', 'firefox-default', own],
  ])('a tab of %s is never taken', async (_of, tabIn, wanted) => {
    const { id = 0 } = tabs.add(connect, true, tabIn)
    const opened = await hand.open(id, wanted)
    expect(opened).not.toBe(id)
    expect(tabs.open.get(opened ?? 0)?.cookieStoreId).toBe(wanted ?? undefined)
  })

  it.each(['firefox-default', '0', undefined])(
    'the store "%s" is the default one',
    async (store) => {
      const { id = 0 } = tabs.add(connect, true, store)
      expect(await hand.open(id, null)).toBe(id)
    },
  )

  it('that is gone, no tab is opened', async () => {
    tabs.goneContainers.add(own)
    expect(await hand.open(null, own)).toBeNull()
    expect(tabs.open.size).toBe(0)
  })
})

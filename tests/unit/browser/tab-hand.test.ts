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
  const id = await hand.open(null)
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
  expect(await hand.open(null)).toBeNull()
  expect(tabs.open.size).toBe(0)
})

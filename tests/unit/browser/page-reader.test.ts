import { beforeEach, describe, expect, it } from 'vitest'
import { pageReader } from '../../../utils/browser/page-reader.ts'
import type { HowToLook, PageReader } from '../../../utils/monitor/page-source.ts'
import type { PageAnswer, PageMessage } from '../../../utils/protocol/page-messages.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { connectUrl, siteProfile } from '../../../utils/site/profile.ts'
import { BrowserTabs } from '../fakes/browser-tabs.ts'
import { Clock, minute } from '../fakes/clock.ts'
import { fitbit, garmin } from '../fakes/connections.ts'
import { folded, unfolded } from '../fakes/page-views.ts'

const profile = siteProfile(parseBuildVariables({}))
const connect = connectUrl(profile)
const afresh: HowToLook = { kind: 'afresh', unfolds: new Set() }
const asVisited: HowToLook = { kind: 'as-visited' }
const unfoldsFitbit: HowToLook = { kind: 'afresh', unfolds: new Set(['fitbit']) }

let tabs: BrowserTabs
let clock: Clock
let reader: PageReader
/** What was asked of which tab. */
let asked: [number, string][]
/** Whether entries unfold while the tab is hidden. */
let unfoldsHidden: boolean

beforeEach(() => {
  tabs = new BrowserTabs()
  clock = new Clock()
  asked = []
  unfoldsHidden = true
  tabs.answer = answer
  reader = pageReader(profile, clock.now)
})

function answer(tab: number, message: PageMessage): PageAnswer {
  if (message.type !== 'page/ping') asked.push([tab, message.type])
  switch (message.type) {
    case 'page/observe':
      return { type: 'page/observed', view: folded() }
    case 'page/perform': {
      const canUnfold = unfoldsHidden || tabs.open.get(tab)?.active === true
      const view = canUnfold ? unfolded('disable') : folded()
      const result = { alreadyDone: false, clicked: [], questions: [], view }
      return { type: 'page/performed', result: { kind: 'done', ...result } }
    }
    default:
      return { type: 'page/here', hasEngine: true, hasQuestions: true, guides: null }
  }
}

const look = (how: HowToLook, container: string | null = null) =>
  reader.look([fitbit, garmin], how, container)

describe('the user’s wish or a repair', () => {
  it('reads a page of its own, not a tab that may be out of date, and closes it', async () => {
    const stale = tabs.add(connect)
    expect(await look(afresh)).toHaveLength(2)
    expect(asked.map(([tab]) => tab)).not.toContain(stale.id)
    expect([...tabs.open.keys()]).toEqual([stale.id])
  })

  it('is answered though the user closes that tab first', async () => {
    tabs.rejectsRemove = true
    expect(await look(afresh)).toHaveLength(2)
  })

  it('clicks nothing where no repair needs it', async () => {
    await look(afresh)
    expect(asked.map(([, type]) => type)).toEqual(['page/observe', 'page/observe'])
  })

  it('unfolds the entry that a repair is about', async () => {
    expect(await look(unfoldsFitbit)).toEqual([
      { service: fitbit, view: unfolded('disable') },
      { service: garmin, view: folded() },
    ])
  })

  it('shows the tab for a page that unfolds nothing while hidden, and then the user’s again', async () => {
    unfoldsHidden = false
    const front = tabs.add('https://news.example/')
    expect(await look(unfoldsFitbit)).toMatchObject([{ view: { entry: 'expanded' } }, {}])
    expect([...tabs.open.values()]).toEqual([front])
    expect(tabs.activated.at(-1)).toBe(front.id)
  })
})

describe('a visit', () => {
  it('reads the tab that was just loaded, not another one, and opens none', async () => {
    tabs.add(connect)
    const visited = tabs.add(connect)
    await tabs.load(visited)
    expect(await look(asVisited)).toHaveLength(2)
    expect(new Set(asked.map(([tab]) => tab))).toEqual(new Set([visited.id]))
    expect(tabs.open.size).toBe(2)
  })

  it('reads nothing where no Connect page was just loaded', async () => {
    const elsewhere = tabs.add(`${profile.origin}/journal`)
    tabs.add(connect)
    await tabs.load(elsewhere)
    expect(await look(asVisited)).toBeNull()
  })

  it.each([
    ['a while ago', async () => clock.advance(2 * minute)],
    [
      'and left again',
      async (tab: { url?: string | undefined }) => Object.assign(tab, { url: profile.origin }),
    ],
    ['and closed', async (tab: { id?: number | undefined }) => tabs.open.delete(tab.id ?? 0)],
  ])('reads nothing of a page that was loaded %s', async (_case, then) => {
    const tab = tabs.add(connect)
    await tabs.load(tab)
    await then(tab)
    expect(await look(asVisited)).toBeNull()
  })
})

describe('in containers of Firefox', () => {
  const [one, two] = ['firefox-container-1', 'firefox-container-2']

  it('a visit is read in its own container, and in no other', async () => {
    const inOne = tabs.add(connect, true, one)
    await tabs.load(inOne)
    await tabs.load(tabs.add(connect, true, two))
    expect(await look(asVisited)).toBeNull()
    expect(await look(asVisited, one)).toHaveLength(2)
    expect(new Set(asked.map(([tab]) => tab))).toEqual(new Set([inOne.id]))
  })

  it('a visit in the default store is read by no container', async () => {
    await tabs.load(tabs.add(connect, true, 'firefox-default'))
    expect(await look(asVisited, one)).toBeNull()
    expect(await look(asVisited)).toHaveLength(2)
  })

  it('a page is loaded in that container, and closed', async () => {
    let seenIn: string | undefined
    tabs.answer = (tab, message) => {
      seenIn = tabs.open.get(tab)?.cookieStoreId
      return answer(tab, message)
    }
    expect(await look(afresh, two)).toHaveLength(2)
    expect([seenIn, tabs.open.size]).toEqual([two, 0])
  })

  it('one that is gone is said to be', async () => {
    tabs.goneContainers.add(one)
    expect(await look(afresh, one)).toBe('gone')
  })

  it('a private window is never read', async () => {
    await tabs.load(Object.assign(tabs.add(connect, true, 'firefox-private'), { incognito: true }))
    expect(await look(asVisited)).toBeNull()
  })
})

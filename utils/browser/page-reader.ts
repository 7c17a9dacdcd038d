import { browser } from 'wxt/browser'
import type { Look, PageReader } from '../monitor/page-source.ts'
import type { PageTarget } from '../page/page-step.ts'
import { connectUrl, isConnectUrl, type SiteProfile } from '../site/profile.ts'
import { containerOfTab, openTab } from './containers.ts'
import { pageChannel } from './page-channel.ts'
import { tabById } from './tabs.ts'

/** A page that was loaded longer ago may show what is no longer so. */
const freshMs = 60_000

/** Reads a Connect page that has just been loaded: by the user's visit, or in a tab of our own; each in one container. */
export function pageReader(profile: SiteProfile, now: () => number): PageReader {
  const { ask } = pageChannel(profile)
  /** When a Connect page was loaded in a tab, and in which container; a worker that starts knows of none. */
  const loads = new Map<number, { at: number; container: string | null }>()
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.status !== 'complete') return
    // Private windows are closed to us by the manifest; were they not, nothing is read there.
    if (isConnectUrl(profile, tab.url) && !tab.incognito) {
      loads.set(tabId, { at: now(), container: containerOfTab(tab) })
    } else loads.delete(tabId)
  })

  const justLoaded = async (container: string | null): Promise<number | null> => {
    const latestFirst = [...loads].sort(([, a], [, b]) => b.at - a.at)
    for (const [tabId, load] of latestFirst) {
      if (load.container !== container) continue
      const isOpen = isConnectUrl(profile, (await tabById(tabId))?.url)
      if (isOpen && now() - load.at < freshMs) return tabId
      loads.delete(tabId)
    }
    return null
  }

  const lookAt = async (tabId: number, targets: PageTarget[]): Promise<Look[] | null> => {
    const looks: Look[] = []
    for (const target of targets) {
      const answer = await ask(tabId, { type: 'page/observe', target })
      if (answer?.type !== 'page/observed') return null
      looks.push({ service: target.service, view: answer.view })
    }
    return looks
  }

  /** Opens a folded entry, which changes nothing at FitTrend; null where it stays folded. */
  const unfold = async (tabId: number, target: PageTarget): Promise<Look | null> => {
    const request = { step: 'expand', target, acted: false, mode: 'automatic' } as const
    const answer = await ask(tabId, { type: 'page/perform', repair: 'reading', request })
    const view = answer?.type === 'page/performed' ? answer.result.view : null
    return view?.entry === 'expanded' ? { service: target.service, view } : null
  }

  /** Some pages unfold nothing while they are hidden: then the tab is shown for that moment. */
  const unfoldInSight = async (tabId: number, target: PageTarget): Promise<Look | null> => {
    const windowId = (await tabById(tabId))?.windowId
    const before = (await browser.tabs.query({ active: true })).find(
      (tab) => tab.windowId === windowId,
    )
    await browser.tabs.update(tabId, { active: true })
    try {
      return await unfold(tabId, target)
    } finally {
      if (before?.id !== undefined) {
        await browser.tabs.update(before.id, { active: true }).catch(() => undefined)
      }
    }
  }

  const lookInto = async (tabId: number, targets: PageTarget[], unfolds: ReadonlySet<string>) => {
    const looks = await lookAt(tabId, targets)
    if (!looks) return null
    const seen: Look[] = []
    for (const [place, look] of looks.entries()) {
      const target = targets[place]
      const isFolded = look.view.entry === 'collapsed' && unfolds.has(look.service.id)
      const unfolded =
        target && isFolded
          ? ((await unfold(tabId, target)) ?? (await unfoldInSight(tabId, target)))
          : null
      seen.push(unfolded ?? look)
    }
    return seen
  }

  return {
    async look(services, how, container) {
      const targets = services.map((service) => ({
        service,
        otherServices: services.filter(({ id }) => id !== service.id).map(({ name }) => name),
        words: profile.words,
      }))
      if (how.kind === 'as-visited') {
        const visited = await justLoaded(container)
        return visited === null ? null : await lookAt(visited, targets)
      }
      const opened = await openTab(connectUrl(profile), container)
      if (opened === null) return 'gone'
      const { id } = opened
      if (id === undefined) return null
      try {
        return await lookInto(id, targets, how.unfolds)
      } finally {
        // The user may have closed it first.
        await browser.tabs.remove(id).catch(() => undefined)
      }
    },
  }
}

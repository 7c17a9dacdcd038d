import { browser } from 'wxt/browser'
import type { PageReader } from '../monitor/page-source.ts'
import { connectUrl, isConnectUrl, type SiteProfile } from '../site/profile.ts'
import { pageChannel } from './page-channel.ts'

/** Reads an open Connect page, or one that is opened for it in an inactive tab and closed again. */
export function pageReader(profile: SiteProfile): PageReader {
  const { ask } = pageChannel(profile)

  const lookAt = async (tabId: number, services: Parameters<PageReader['look']>[0]) => {
    const looks = []
    for (const service of services) {
      const otherServices = services.filter(({ id }) => id !== service.id).map(({ name }) => name)
      const target = { service, otherServices, words: profile.words }
      const answer = await ask(tabId, { type: 'page/observe', target })
      if (answer?.type !== 'page/observed') return null
      looks.push({ service, view: answer.view })
    }
    return looks
  }

  return {
    async look(services, mayOpen) {
      const tabs = await browser.tabs.query({})
      const open = tabs.find(({ url }) => isConnectUrl(profile, url))
      if (open?.id !== undefined) return await lookAt(open.id, services)
      if (!mayOpen) return null
      const { id } = await browser.tabs.create({ url: connectUrl(profile), active: false })
      if (id === undefined) return null
      try {
        return await lookAt(id, services)
      } finally {
        await browser.tabs.remove(id)
      }
    },
  }
}

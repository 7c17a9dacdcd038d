import type { Service } from '../../../utils/api/schema.ts'
import type { HowToLook, Look, PageReader } from '../../../utils/monitor/page-source.ts'
import type { PageView } from '../../../utils/page/page-step.ts'
import { folded } from './page-views.ts'

/** FitTrend's Connect page as each container of the browser sees it: another person's in each. */
export class SiteByContainer implements PageReader {
  /** How Fitbit and all else stand there; '' is the default store. */
  readonly health = new Map<string, PageView['health']['kind']>()
  /** Where the user has just loaded the page. */
  readonly visited = new Set<string>()
  readonly gone = new Set<string>()
  /** Containers in which a tab was opened, in order. */
  readonly opened: string[] = []

  async look(services: Service[], how: HowToLook, container: string | null) {
    const place = container ?? ''
    if (how.kind === 'as-visited' && !this.visited.has(place)) return null
    if (how.kind === 'afresh') this.opened.push(place)
    if (this.gone.has(place)) return 'gone'
    const kind = this.health.get(place) ?? 'not-listed'
    const view = folded({ health: { kind, word: 'said' } })
    return services.map((service): Look => ({ service, view }))
  }
}

import * as v from 'valibot'
import type { Browser } from 'wxt/browser'
import { pageRequestSchema } from '../protocol/page-messages.ts'
import { isActive, type Phase } from '../repair/record/schema.ts'
import { isSiteUrl } from '../site/profile.ts'
import type { Parts } from './parts.ts'

type Needs = Pick<Parts, 'journal' | 'runner' | 'pageWorld' | 'profile'>

/**
 * Answers the content script on the Connect page. Only the tab in which a repair is at work is
 * listened to: whatever another page or frame sends is nobody's.
 */
export function answerPage(
  needs: Needs,
  message: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<unknown> | undefined {
  const request = v.safeParse(pageRequestSchema, message)
  const tabId = sender.tab?.id
  const isSite = isSiteUrl(needs.profile, sender.url)
  if (!request.success || tabId === undefined || sender.frameId !== 0 || !isSite) return undefined
  const { pageWorld } = needs
  switch (request.output.type) {
    case 'page-world/arm-confirm':
      return whileActing(needs, tabId, () => pageWorld.armConfirm(tabId))
    case 'page-world/arm-click':
      return whileInRepair(needs, tabId, () => pageWorld.armClick(tabId))
    case 'page-world/disarm-confirm':
      return whileInRepair(needs, tabId, () => pageWorld.disarmConfirm(tabId))
    case 'banner/stop': {
      const { repair } = request.output
      return inTabOf(needs, repair, tabId, () => needs.runner.stop(repair))
    }
    case 'page/guided': {
      const { repair, guidance } = request.output
      return inTabOf(needs, repair, tabId, () => needs.runner.help.guided(repair, guidance))
    }
    case 'page/user-clicked': {
      const { repair } = request.output
      return inTabOf(needs, repair, tabId, () => needs.runner.help.clickedElsewhere(repair))
    }
  }
}

/** The steps whose act a page may ask about. */
const asking: ReadonlySet<Phase> = new Set<Phase>(['disable', 'remove', 'enable'])

/** confirm() is reached for the acts of the repair in that tab alone: the user agreed to those. */
async function whileActing<T>(
  needs: Needs,
  tabId: number,
  work: () => Promise<T>,
): Promise<T | null> {
  return await whileInRepair(needs, tabId, work, (phase) => asking.has(phase))
}

async function whileInRepair<T>(
  needs: Needs,
  tabId: number,
  work: () => Promise<T>,
  inPhase: (phase: Phase) => boolean = () => true,
): Promise<T | null> {
  const records = await needs.journal.open()
  const isOurs = records.some((r) => r.tabId === tabId && isActive(r) && inPhase(r.phase))
  return isOurs ? await work() : null
}

/** Only the repair's own tab speaks for it. */
async function inTabOf(
  needs: Needs,
  repair: string,
  tabId: number,
  work: () => Promise<void>,
): Promise<void> {
  const record = await needs.journal.load(repair)
  if (record?.tabId === tabId) await work()
}

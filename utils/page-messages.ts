import * as z from 'zod/mini'
import type { PageTarget, PageView, StepRequest, StepResult } from './page/page-step.ts'
import type { PageBanner } from './repair/page-hand.ts'

/** What the background asks of the content script on the Connect page. */
export type PageMessage =
  | { type: 'page/ping' }
  | { type: 'page/observe'; target: PageTarget }
  | { type: 'page/perform'; repair: string; request: StepRequest }
  | { type: 'page/cancel' }
  | { type: 'page/banner'; banner: PageBanner | null }

/** What the content script answers. */
export type PageAnswer =
  | { type: 'page/pong' }
  | { type: 'page/observed'; view: PageView }
  | { type: 'page/performed'; result: StepResult }
  | { type: 'page/ok' }

/** What the content script may ask of the background, which checks it: pages are not trusted. */
export const pageRequestSchema = z.discriminatedUnion('type', [
  /** Answer the next confirm() of the page with yes, once. */
  z.object({ type: z.literal('page-world/arm-confirm') }),
  /** Take that back; the answer holds the text that was asked, or null. */
  z.object({ type: z.literal('page-world/disarm-confirm') }),
  /** Stop on the banner. */
  z.object({ type: z.literal('banner/stop'), repair: z.string().check(z.maxLength(64)) }),
])
export type PageRequest = z.infer<typeof pageRequestSchema>

export interface DisarmAnswer {
  asked: string | null
}

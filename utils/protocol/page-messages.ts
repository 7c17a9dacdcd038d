import * as v from 'valibot'
import type {
  GuideRequest,
  PageTarget,
  PageView,
  StepRequest,
  StepResult,
} from '../page/page-step.ts'

/** What the banner on the page says; null takes it away. */
export interface BannerState {
  repair: string
  /** What is being done, in the words of the help article. */
  sentence: string
  /** Place of the step, from 1, and how many there are. */
  step: number
  of: number
  /** False while stopping would leave things worse than going on; default true. */
  canStop?: boolean
}

/** What the background asks of the Connect page's content script, by `tabs.sendMessage`. */
export type PageMessage =
  | { type: 'page/ping' }
  | { type: 'page/observe'; target: PageTarget }
  | { type: 'page/perform'; repair: string; request: StepRequest }
  /** Answered at once: what comes of it is told by `page/guided`, as the user may take longer than a worker lives. */
  | { type: 'page/guide'; repair: string; request: GuideRequest }
  | { type: 'page/cancel' }
  | { type: 'page/banner'; banner: BannerState | null }

/**
 * Its answers. `page/no-engine`: the document is new, and the engine wasn't put into it yet.
 * `page/failed`: the engine itself broke; errors travel as data.
 */
export type PageAnswer =
  /** `guides`: the repair for which the user is being shown what to click. */
  | { type: 'page/here'; hasEngine: boolean; hasQuestions: boolean; guides: string | null }
  | { type: 'page/no-engine' }
  | { type: 'page/observed'; view: PageView }
  | { type: 'page/performed'; result: StepResult }
  | { type: 'page/ok' }
  | { type: 'page/failed'; reason: string }

const repair = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
/**
 * What the content script asks of the background. It comes out of a page's process, so it is parsed
 * there before anything is done.
 */
export const pageRequestSchema = v.variant('type', [
  v.object({ type: v.literal('page-world/arm-confirm') }),
  v.object({ type: v.literal('page-world/disarm-confirm') }),
  v.object({ type: v.literal('page-world/arm-click') }),
  v.object({ type: v.literal('banner/stop'), repair }),
  /** The user was shown what to click; that is over. */
  v.object({
    type: v.literal('page/guided'),
    repair,
    guidance: v.picklist(['helped', 'timed-out']),
  }),
  /** Meanwhile they have clicked something else: it may have been what the engine couldn't find. */
  v.object({ type: v.literal('page/user-clicked'), repair }),
])
export type PageRequest = v.InferOutput<typeof pageRequestSchema>

import { inWords, type Message, message } from '../words/message.ts'
import { readinessOf } from './act/actionable.ts'
import { waitForEffect } from './act/effect.ts'
import { remember } from './act/perform-action.ts'
import { type ClickWatch, watchClicks } from './act/watch-clicks.ts'
import type { Observation } from './observation.ts'
import type { Guidance, GuideRequest, PageProblem } from './page-step.ts'
import { problemOfFinding, problemOfReadiness, unexpectedDialog } from './problem.ts'
import { everythingNew } from './questions/since.ts'
import {
  type ContextOptions,
  createContext,
  type ShownTarget,
  type StepContext,
} from './step-context.ts'
import type { Action, Next } from './steps/action.ts'
import { nextOf } from './steps/plans.ts'
import { now, pause } from './wait/clock.ts'
import { type NavigationWatch, watchNavigation } from './wait/navigation-watch.ts'
import { settle } from './wait/settle.ts'

/** Between two looks while the user takes their time, in milliseconds. */
const lookMs = 150
/** What ends the guidance has to hold for this long, in milliseconds: pages flicker. */
const holdMs = 300

/** Stops after which the engine can go on by itself once the page lets it. */
const clearable: ReadonlySet<PageProblem['kind'] | null> = new Set<PageProblem['kind']>([
  'not-found',
  'ambiguous',
  'covered',
  'not-actionable',
])

/** What the user is told now. `isUsable`: the engine could click it. */
interface Advice extends ShownTarget {
  isUsable: boolean
}

/**
 * Shows the user what to click for a step, or says what was looked for, and waits for their own click
 * on it. Ends as well when the page wants something else of the step, or lets the engine go on.
 * Clicks nothing.
 * @throws the signal's reason once it is aborted.
 */
export async function guideStep(
  document: Document,
  request: GuideRequest,
  signal: AbortSignal,
  options: ContextOptions = {},
): Promise<Guidance> {
  const context = createContext(document, request.target, signal, options)
  const navigation = watchNavigation(document)
  const watch = watchClicks(context)
  try {
    return await guide(request, context, navigation, watch)
  } finally {
    watch.stop()
    navigation.stop()
    context.showTarget(null)
  }
}

async function guide(
  request: GuideRequest,
  context: StepContext,
  navigation: NavigationWatch,
  watch: ClickWatch,
): Promise<Guidance> {
  const deadline = now() + context.pace.guideMs
  const first = wantOf(planNext(await settle(context), request, context))
  let overSince: number | null = null
  while (now() < deadline && !navigation.isLeaving) {
    const observation = context.observe()
    const next = planNext(observation, request, context)
    const advice = adviceOn(next, observation, request, context)
    const isOver = wantOf(next) !== first || (clearable.has(request.stoppedBy) && advice.isUsable)
    overSince = isOver ? (overSince ?? now()) : null
    if (overSince !== null && now() - overSince >= holdMs) return 'helped'
    if (!isOver) context.showTarget({ element: advice.element, sentence: advice.sentence })
    watch.include(observation.snapshot)
    watch.target = advice.element
    watch.onPress = () =>
      next.kind === 'action' && remember(next.action, context.observe(), context)
    await Promise.race([pause(lookMs, context.signal), watch.clicked, navigation.left])
    if (watch.isClicked && next.kind === 'action') {
      await letItWork(next.action, navigation, context)
      return 'helped'
    }
  }
  return navigation.isLeaving ? 'helped' : 'timed-out'
}

function planNext(
  observation: Observation,
  { step }: GuideRequest,
  { vocabulary }: StepContext,
): Next {
  return nextOf(step, observation, { vocabulary, acted: true, isNewPage: false, made: [] })
}

/** Names what the page wants of the step; another name means that the user has got further. */
function wantOf(next: Next): string {
  if (next.kind === 'action') return `move ${inWords(next.action.label)}`
  return next.kind === 'stop' ? `stop ${next.problem.kind}` : 'done'
}

function adviceOn(
  next: Next,
  observation: Observation,
  request: GuideRequest,
  context: StepContext,
): Advice {
  if (next.kind !== 'action')
    return next.kind === 'stop' ? words(next.problem.sentence) : nothingToSay
  const { label, find } = next.action
  if (request.stoppedBy === 'unexpected-dialog' && observation.dialogs.length > 0) {
    return words(unexpectedDialog(label, observation.dialogs.at(-1)?.rawText ?? '').sentence)
  }
  const finding = find(observation)
  if (finding.kind !== 'found') return words(problemOfFinding(finding, context.vocabulary).sentence)
  const { element } = finding.it.node
  const readiness = readinessOf(element, element.getBoundingClientRect(), context)
  if (readiness.kind === 'covered') return words(problemOfReadiness(readiness, label).sentence)
  const sentence = message('page_click', { what: label })
  return { element, sentence, isUsable: readiness.kind === 'ready' }
}

/** Said to nobody: what is done needs no advice. */
const nothingToSay = words(message('verbatim', { text: '' }))

function words(sentence: Message): Advice {
  return { element: null, sentence, isUsable: false }
}

/** Whatever the page asks meanwhile is the user's to answer. */
async function letItWork(
  action: Action,
  navigation: NavigationWatch,
  context: StepContext,
): Promise<void> {
  context.showTarget(null)
  context.noteAct()
  const sent = { at: now(), navigation, since: everythingNew, confirm: null }
  await waitForEffect({ ...sent, action: { ...action, confirmation: undefined } }, context)
}

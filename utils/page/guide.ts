import { readinessOf } from './act/actionable.ts'
import { waitForEffect } from './act/effect.ts'
import { remember } from './act/make-move.ts'
import { type ClickWatch, watchClicks } from './act/watch-clicks.ts'
import { now, pause } from './clock.ts'
import { type Departure, watchDeparture } from './departure.ts'
import type { Outlook } from './outlook.ts'
import type { Guidance, GuideRequest, PageProblem } from './page-step.ts'
import { problemOfFinding, problemOfReadiness, unexpectedDialog } from './problem.ts'
import { everythingNew } from './questions/since.ts'
import { settle } from './settle.ts'
import { type ShownTarget, type Stage, type StageOptions, setStage } from './stage.ts'
import type { Move, Next } from './steps/move.ts'
import { nextOf } from './steps/plans.ts'

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
  options: StageOptions = {},
): Promise<Guidance> {
  const stage = setStage(document, request.target, signal, options)
  const departure = watchDeparture(document)
  const watch = watchClicks(stage)
  try {
    return await guide(request, stage, departure, watch)
  } finally {
    watch.stop()
    departure.stop()
    stage.showTarget(null)
  }
}

async function guide(
  request: GuideRequest,
  stage: Stage,
  departure: Departure,
  watch: ClickWatch,
): Promise<Guidance> {
  const deadline = now() + stage.pace.guideMs
  const first = wantOf(planNext(await settle(stage), request, stage))
  let overSince: number | null = null
  while (now() < deadline && !departure.isLeaving) {
    const outlook = stage.look()
    const next = planNext(outlook, request, stage)
    const advice = adviceOn(next, outlook, request, stage)
    const isOver = wantOf(next) !== first || (clearable.has(request.stoppedBy) && advice.isUsable)
    overSince = isOver ? (overSince ?? now()) : null
    if (overSince !== null && now() - overSince >= holdMs) return 'helped'
    if (!isOver) stage.showTarget({ element: advice.element, sentence: advice.sentence })
    watch.include(outlook.sight)
    watch.target = advice.element
    watch.onPress = () => next.kind === 'move' && remember(next.move, stage.look(), stage)
    await Promise.race([pause(lookMs, stage.signal), watch.clicked, departure.left])
    if (watch.isClicked && next.kind === 'move') {
      await letItWork(next.move, departure, stage)
      return 'helped'
    }
  }
  return departure.isLeaving ? 'helped' : 'timed-out'
}

function planNext(outlook: Outlook, { step }: GuideRequest, { vocabulary }: Stage): Next {
  return nextOf(step, outlook, { vocabulary, acted: true, isNewPage: false, made: [] })
}

/** Names what the page wants of the step; another name means that the user has got further. */
function wantOf(next: Next): string {
  if (next.kind === 'move') return `move ${next.move.label}`
  return next.kind === 'stop' ? `stop ${next.problem.kind}` : 'done'
}

function adviceOn(next: Next, outlook: Outlook, request: GuideRequest, stage: Stage): Advice {
  if (next.kind !== 'move') return words(next.kind === 'stop' ? next.problem.sentence : '')
  const { label, find } = next.move
  if (request.stoppedBy === 'unexpected-dialog' && outlook.dialogs.length > 0) {
    return words(unexpectedDialog(label, outlook.dialogs.at(-1)?.rawText ?? '').sentence)
  }
  const finding = find(outlook)
  if (finding.kind !== 'found') return words(problemOfFinding(finding, stage.vocabulary).sentence)
  const { element } = finding.it.part
  const readiness = readinessOf(element, element.getBoundingClientRect(), stage)
  if (readiness.kind === 'covered') return words(problemOfReadiness(readiness, label).sentence)
  return { element, sentence: `Click ${label}.`, isUsable: readiness.kind === 'ready' }
}

function words(sentence: string): Advice {
  return { element: null, sentence, isUsable: false }
}

/** Whatever the page asks meanwhile is the user's to answer. */
async function letItWork(move: Move, departure: Departure, stage: Stage): Promise<void> {
  stage.showTarget(null)
  stage.noteAct()
  const sent = { at: now(), departure, since: everythingNew, confirm: null }
  await waitForEffect({ ...sent, move: { ...move, confirmation: undefined } }, stage)
}

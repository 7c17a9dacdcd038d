import type { Message } from '../words/message.ts'
import { nothingRevealed } from './find/revealed.ts'
import type { Memory, TimedObservation } from './memory.ts'
import { type Observation, observationOf } from './observation.ts'
import type { PageTarget, PageView } from './page-step.ts'
import { type Reach, reachOpenRoots } from './snapshot/flat-tree.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { now, pause } from './wait/clock.ts'
import { fingerprint } from './wait/fingerprint.ts'
import { isBusy } from './wait/is-busy.ts'
import { type Pace, usualPace } from './wait/pace.ts'
import { watchPage } from './wait/page-watch.ts'

/** Everything one run on one document works with. */
export interface StepContext {
  document: Document
  reach: Reach
  vocabulary: Vocabulary
  memory: Memory
  pace: Pace
  signal: AbortSignal
  makeRoom(element: Element): void
  showTarget(shown: ShownTarget | null): void
  userClicked(): void
  /** Looks at the page as it is now. */
  observe(): Observation
  /** The same, unless nothing has changed since the last look. */
  latest(): TimedObservation
  /** What the page last showed; looks only where nobody has before. */
  lastView(): PageView
  /** Waits for a change of the page since the last look, `ms` milliseconds at most. */
  change(ms: number): Promise<void>
  /** Whether nothing on the page moves or has changed for as long as it takes to settle. */
  isStill(): boolean
  /** To be called with each act: what the page shows from now on may be its effect. */
  noteAct(): void
}

export interface ContextOptions {
  /** Reaches shadow roots; the default reaches open ones. */
  reach?: Reach
  pace?: Partial<Pace>
  /** Moves what we ourselves show on the page away from what is to be clicked. */
  makeRoom?: (element: Element) => void
  /** Guided mode: shows what the user is to click, and says it; null when that is over. */
  showTarget?: (shown: ShownTarget | null) => void
  /** Guided mode: the user has clicked something else than what is shown. */
  userClicked?: () => void
}

/** What a guided user is shown: the control, where it was found, and a sentence. */
export interface ShownTarget {
  element: Element | null
  sentence: Message
}

/** What our clicks have brought to light stays known as long as the document and the service do. */
const memories = new WeakMap<Document, Map<string, Memory>>()

function memoryOf(document: Document, service: string): Memory {
  const ofDocument = memories.get(document) ?? new Map<string, Memory>()
  memories.set(document, ofDocument)
  const memory = ofDocument.get(service) ?? {
    sinceExpand: nothingRevealed,
    sincePick: nothingRevealed,
    sinceChoice: nothingRevealed,
    hasActed: false,
    readsList: false,
    lastPrint: null,
    unproved: null,
    lastLook: null,
  }
  ofDocument.set(service, memory)
  return memory
}

/** Looks within one `lookMs` that a page gets by changing; more have to wait. */
const mostQuickLooks = 4

export function createContext(
  document: Document,
  target: PageTarget,
  signal: AbortSignal,
  options: ContextOptions = {},
): StepContext {
  const vocabulary = vocabularyOf(target)
  const reach = options.reach ?? reachOpenRoots
  const memory = memoryOf(document, target.service.id)
  const pace = { ...usualPace, ...options.pace }
  const looks: number[] = []
  const words = JSON.stringify(target)
  let seen = memory.lastLook?.words === words ? memory.lastLook.look : null

  return {
    document,
    reach,
    vocabulary,
    memory,
    signal,
    pace,
    makeRoom: (element) => options.makeRoom?.(element),
    showTarget: (shown) => options.showTarget?.(shown),
    userClicked: () => options.userClicked?.(),
    observe: () => observeNow().observation,
    latest: () => (seen && isAsSeen(seen) ? seen : observeNow()),
    lastView: () => (seen ?? observeNow()).observation.view,
    async change(ms) {
      const from = seen ?? observeNow()
      await from.watch.change(from.version, Math.min(ms, pace.pollMs), signal)
      const recent = looks.filter((at) => now() - at < pace.lookMs)
      if (recent.length >= mostQuickLooks) await pause(pace.lookMs, signal)
    },
    isStill() {
      const { changedAt } = watchPage(document)
      return (
        now() - changedAt >= pace.quietMs &&
        !isAnimated(seen?.observation.snapshot.roots ?? [document])
      )
    },
    noteAct() {
      memory.hasActed = true
      watchPage(document).bump()
    },
  }

  /** Not every animation tells when it is over, and not every change can be told of. */
  function isAsSeen({ at, version, watch, isBusy, isMoving }: TimedObservation): boolean {
    const isLate = now() - at >= pace.pollMs
    return (
      watch === watchPage(document) && version === watch.version && !isBusy && !isMoving && !isLate
    )
  }

  function observeNow(): TimedObservation {
    const begun = now()
    const watch = watchPage(document)
    const { version } = watch
    const observation = observationOf(document, reach, vocabulary, memory)
    const sawAll = watch.include(observation.snapshot.roots)
    looks.push(now())
    if (looks.length > mostQuickLooks) looks.shift()
    const busy = isBusy(observation)
    const isMoving = isAnimated(observation.snapshot.roots)
    const print = fingerprint(observation)
    const last = memory.lastPrint
    const isSame = !busy && last !== null && last.watch === watch && last.print === print
    // What was watched all over has been as it is since its last change, not only since this look.
    const isAs = sawAll && !isMoving && !busy ? watch.changedAt : begun
    const since = isSame ? last.since : isAs
    memory.lastPrint = { watch, print, since }
    const look = { observation, isBusy: busy, since, at: now(), version, watch, isMoving }
    memory.lastLook = { look, words }
    seen = look
    return look
  }
}

/** Endless animations, such as those of spinners, move nothing else. */
function isAnimated(roots: Iterable<Node>): boolean {
  return [...(roots as Iterable<Document | ShadowRoot>)]
    .flatMap((root) => root.getAnimations())
    .some(
      (animation) =>
        animation.playState === 'running' &&
        animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
    )
}

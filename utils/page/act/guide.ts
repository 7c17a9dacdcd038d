import { now, pause } from '../clock.ts'
import type { Departure } from '../departure.ts'
import { nothingRevealed } from '../find/revealed.ts'
import { flatContains } from '../flat-tree.ts'
import { problemOfFinding } from '../problem.ts'
import type { Stage } from '../stage.ts'
import type { Move } from '../steps/move.ts'
import type { Sent } from './effect.ts'
import { remember } from './make-move.ts'

/** Between two looks while the user takes their time, in milliseconds. */
const lookMs = 150

/** What the user did: the click we showed, or something else after which the step wants another move. */
export type Guidance =
  | { kind: 'clicked'; sent: Sent }
  | { kind: 'moved-on' }
  | { kind: 'timed-out' }

/**
 * Shows the user what to click, or says what was looked for, and waits for their own click on it.
 * Clicks that scripts send don't count. Ends too when the page no longer wants this move.
 */
export async function guide(
  move: Move,
  isWanted: () => boolean,
  departure: Departure,
  stage: Stage,
): Promise<Guidance> {
  const deadline = now() + stage.pace.guideMs
  const watch = watchClicks(stage)
  try {
    while (now() < deadline && !departure.isLeaving) {
      if (!isWanted()) return { kind: 'moved-on' }
      const finding = move.find(stage.look())
      const element = finding.kind === 'found' ? finding.it.part.element : null
      const sentence =
        finding.kind === 'found'
          ? `Click ${move.label}.`
          : problemOfFinding(finding, stage.vocabulary).sentence
      stage.showTarget({ element, sentence })
      watch.target = element
      watch.onPress = () => remember(move, stage.look(), stage)
      await Promise.race([pause(lookMs, stage.signal), watch.clicked, departure.left])
      if (watch.isClicked) {
        return { kind: 'clicked', sent: { move, at: now(), departure, since: nothingRevealed } }
      }
    }
    return { kind: departure.isLeaving ? 'moved-on' : 'timed-out' }
  } finally {
    watch.stop()
    stage.showTarget(null)
  }
}

interface ClickWatch {
  target: Element | null
  onPress: () => void
  isClicked: boolean
  readonly clicked: Promise<void>
  stop(): void
}

/** Sees the user's own clicks before the page does; takes nothing away from the page. */
function watchClicks(stage: Stage): ClickWatch {
  const watching = new AbortController()
  const options = { capture: true, signal: watching.signal }
  const { promise: clicked, resolve } = Promise.withResolvers<void>()
  let isPressed = false
  const watch: ClickWatch = {
    target: null,
    onPress: () => {},
    isClicked: false,
    clicked,
    stop: () => watching.abort(),
  }
  for (const view of windowsOf(stage)) {
    view.addEventListener('pointerdown', press, options)
    view.addEventListener('click', finish, options)
  }
  return watch

  function press(event: Event) {
    if (!isOnTarget(event)) return
    isPressed = true
    watch.onPress()
  }

  function finish(event: Event) {
    if (!isOnTarget(event)) return
    if (!isPressed) watch.onPress()
    watch.isClicked = true
    resolve()
  }

  function isOnTarget(event: Event): boolean {
    const hit = event.composedPath()[0] as Node | undefined
    if (!event.isTrusted || !watch.target || !hit) return false
    return flatContains(watch.target, hit, stage.reach) || isHostOf(hit, watch.target)
  }
}

/** A closed shadow root hides what was hit inside it: its host is all that is told. */
function isHostOf(hit: Node, target: Element): boolean {
  const root = target.getRootNode()
  return root.nodeType === 11 && (root as ShadowRoot).host === hit
}

function windowsOf(stage: Stage): Window[] {
  const inner = stage.look().sight.parts.map((part) => part.element.ownerDocument.defaultView)
  const views = [stage.document.defaultView, ...inner]
  return [...new Set(views.filter((view) => view !== null))]
}

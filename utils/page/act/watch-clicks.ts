import { flatContains } from '../flat-tree.ts'
import { bannerTag } from '../our-own.ts'
import type { Sight } from '../sight.ts'
import type { Stage } from '../stage.ts'

/** Sees the user's own clicks before the page does; takes nothing away from the page. */
export interface ClickWatch {
  /** The control that the user is shown now. */
  target: Element | null
  /** Called when the pointer goes down on it: the page is still as it was. */
  onPress: () => void
  isClicked: boolean
  /** Fulfilled by a click on the target. */
  readonly clicked: Promise<void>
  /** Watches in the windows of the frames that are in sight, too. */
  include(sight: Sight): void
  stop(): void
}

/** Clicks that scripts send don't count. The user's clicks elsewhere go to the stage's `userClicked`. */
export function watchClicks(stage: Stage): ClickWatch {
  const watching = new AbortController()
  const options = { capture: true, signal: watching.signal }
  const { promise: clicked, resolve } = Promise.withResolvers<void>()
  const watched = new WeakSet<Window>()
  let isPressed = false
  const watch: ClickWatch = {
    target: null,
    onPress: () => {},
    isClicked: false,
    clicked,
    include(sight) {
      listenIn(stage.document.defaultView)
      for (const part of sight.parts) listenIn(part.element.ownerDocument.defaultView)
    },
    stop: () => watching.abort(),
  }
  return watch

  function listenIn(view: Window | null): void {
    if (!view || watched.has(view)) return
    watched.add(view)
    view.addEventListener('pointerdown', press, options)
    view.addEventListener('click', finish, options)
  }

  function press(event: Event) {
    if (!isOnTarget(event)) return
    isPressed = true
    watch.onPress()
  }

  function finish(event: Event) {
    if (isOnTarget(event)) {
      if (!isPressed) watch.onPress()
      watch.isClicked = true
      resolve()
    } else if (event.isTrusted && !isOnBanner(event)) stage.userClicked()
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

function isOnBanner(event: Event): boolean {
  return event.composedPath().some((node) => (node as Element).localName === bannerTag)
}

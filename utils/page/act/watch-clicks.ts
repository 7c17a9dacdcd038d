import { bannerTag } from '../our-own.ts'
import { flatContains } from '../snapshot/flat-tree.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import type { StepContext } from '../step-context.ts'

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
  include(snapshot: PageSnapshot): void
  stop(): void
}

/** Clicks that scripts send don't count. The user's clicks elsewhere go to the context's `userClicked`. */
export function watchClicks(context: StepContext): ClickWatch {
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
    include(snapshot) {
      listenIn(context.document.defaultView)
      for (const node of snapshot.nodes) listenIn(node.element.ownerDocument.defaultView)
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
    } else if (event.isTrusted && !isOnBanner(event)) context.userClicked()
  }

  function isOnTarget(event: Event): boolean {
    const hit = event.composedPath()[0] as Node | undefined
    if (!event.isTrusted || !watch.target || !hit) return false
    return flatContains(watch.target, hit, context.reach) || isHostOf(hit, watch.target)
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

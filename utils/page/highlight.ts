import { flatParent } from './snapshot/flat-tree.ts'

/** A frame around what the user is to click. It takes no clicks itself and changes nothing of the page. */
export interface Highlight {
  show(element: Element): void
  hide(): void
}

const outline = 4

/** Some people get dizzy of what moves (WCAG 2.2, 2.3.3). */
function scrolling(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}

/**
 * Makes a highlight inside a parent of ours. It lies in the top layer, so it is seen over modal
 * dialogs, and follows its element as long as it is shown.
 */
export function createHighlight(parent: ShadowRoot): Highlight {
  const document = parent.ownerDocument
  const host = document.createElement('div')
  const ring = document.createElement('div')
  host.setAttribute('popover', 'manual')
  host.setAttribute('aria-hidden', 'true')
  setStyle(host, hostStyle)
  setStyle(ring, ringStyle)
  host.attachShadow({ mode: 'closed' }).append(ring)
  let target: Element | null = null

  return {
    show(element) {
      if (target === element) return
      if (!host.isConnected) parent.append(host)
      if (!host.matches(':popover-open')) host.showPopover()
      const isFollowing = target !== null
      target = element
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: scrolling() })
      if (!isFollowing) follow()
    },
    hide() {
      target = null
      host.remove()
    },
  }

  function follow(): void {
    if (!target) return
    const box = topBox(target)
    setStyle(host, {
      left: `${box.left - outline}px`,
      top: `${box.top - outline}px`,
      width: `${box.width + 2 * outline}px`,
      height: `${box.height + 2 * outline}px`,
    })
    document.defaultView?.requestAnimationFrame(follow)
  }
}

const hostStyle = {
  all: 'initial',
  position: 'fixed',
  inset: 'auto',
  margin: '0',
  padding: '0',
  border: 'none',
  background: 'none',
  overflow: 'visible',
  'pointer-events': 'none',
  'box-sizing': 'border-box',
}

const ringStyle = {
  'box-sizing': 'border-box',
  width: '100%',
  height: '100%',
  border: '3px solid #0f9d82',
  'border-radius': '8px',
  'box-shadow': '0 0 0 3px #ffffff, 0 0 0 9px rgb(15 157 130 / 0.35)',
}

function setStyle(element: HTMLElement, style: Record<string, string>): void {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value)
}

/** Box of an element in the top document's viewport, also out of frames. */
export function topBox(element: Element): DOMRect {
  const box = element.getBoundingClientRect()
  const frame = flatParent(element.ownerDocument.documentElement)
  if (!frame) return box
  const outer = topBox(frame)
  const left = outer.left + frame.clientLeft + box.left
  return new DOMRect(left, outer.top + frame.clientTop + box.top, box.width, box.height)
}

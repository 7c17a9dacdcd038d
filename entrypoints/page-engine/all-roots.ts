import type { Reach } from '../../utils/page/snapshot/flat-tree.ts'

type Opener = (element: Element) => ShadowRoot | null

/**
 * Shadow roots, closed ones included: Chrome gives them to extensions by `chrome.dom`, Firefox by a
 * property of each element. Neither is in the polyfill, and neither can be called on all elements.
 */
export const reachAllRoots: Reach = (element) => element.shadowRoot ?? closedRoot(element)

function closedRoot(element: Element): ShadowRoot | null {
  const own = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot
  if (own !== undefined) return own
  const open = chromeOpener()
  return open && canHostRoot(element) ? open(element) : null
}

/** `chrome.dom` throws for elements that aren't HTML. Only these can have a shadow root (DOM, attachShadow). */
function canHostRoot(element: Element): boolean {
  const isHtml = element.namespaceURI === 'http://www.w3.org/1999/xhtml'
  return isHtml && (element.localName.includes('-') || hosts.has(element.localName))
}

const hosts = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
)

function chromeOpener(): Opener | null {
  const api = (globalThis as unknown as { chrome?: { dom?: { openOrClosedShadowRoot?: Opener } } })
    .chrome
  return api?.dom?.openOrClosedShadowRoot ?? null
}

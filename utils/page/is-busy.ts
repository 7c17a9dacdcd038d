import { frameDocument } from './flat-tree.ts'
import type { Outlook } from './outlook.ts'
import type { Part } from './part.ts'

/** Whether the page itself says, or its loading shows, that it isn't ready. */
export function isBusy(outlook: Outlook): boolean {
  return documentsOf(outlook).some(isLoading) || outlook.sight.parts.some(saysBusy)
}

function documentsOf({ sight }: Outlook): Document[] {
  const inner = sight.parts.map((part) => frameDocument(part.element))
  return [sight.document, ...inner.filter((document) => document !== null)]
}

/** Before its style sheets are there, a page shows what it will hide. */
function isLoading(document: Document): boolean {
  if (document.readyState === 'loading') return true
  return [...document.querySelectorAll('link')].some(
    (link) => link.relList.contains('stylesheet') && isPending(link),
  )
}

function isPending(link: HTMLLinkElement): boolean {
  if (link.sheet || link.disabled || link.relList.contains('alternate')) return false
  return !link.media || link.ownerDocument.defaultView?.matchMedia(link.media).matches === true
}

function saysBusy(part: Part): boolean {
  if (!part.isDrawn) return false
  const { element } = part
  if (element.getAttribute('aria-busy') === 'true') return true
  return part.role === 'progressbar' && !hasProgress(element)
}

/** A bar that shows how far something has come is content, not a sign of waiting. */
function hasProgress(element: Element): boolean {
  return element.hasAttribute('aria-valuenow') || element.hasAttribute('value')
}

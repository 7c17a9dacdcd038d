import type { Observation } from '../observation.ts'
import { frameDocument } from '../snapshot/flat-tree.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'

/** Whether the page itself says, or its loading shows, that it isn't ready. */
export function isBusy(observation: Observation): boolean {
  return documentsOf(observation).some(isLoading) || observation.snapshot.nodes.some(saysBusy)
}

function documentsOf({ snapshot }: Observation): Document[] {
  const inner = snapshot.nodes.map((node) => frameDocument(node.element))
  return [snapshot.document, ...inner.filter((document) => document !== null)]
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

function saysBusy(node: SnapshotNode): boolean {
  if (!node.isDrawn) return false
  const { element } = node
  if (element.getAttribute('aria-busy') === 'true') return true
  return node.role === 'progressbar' && !hasProgress(element)
}

/** A bar that shows how far something has come is content, not a sign of waiting. */
function hasProgress(element: Element): boolean {
  return element.hasAttribute('aria-valuenow') || element.hasAttribute('value')
}

import { now, pause } from './clock.ts'
import { frameDocument } from './flat-tree.ts'
import type { Outlook } from './outlook.ts'
import { describePart, isPressable, type Part } from './part.ts'
import type { Stage } from './stage.ts'

/**
 * Waits until the page has come to rest: loaded, styled, not busy, and the same to our eyes for a
 * time. A page that never rests is taken as it is when the time for that is over.
 */
export async function settle(stage: Stage): Promise<Outlook> {
  const deadline = now() + stage.pace.settleMs
  let since = now()
  let outlook = stage.look()
  let print = fingerprint(outlook, stage)
  for (;;) {
    await pause(stage.pace.lookMs, stage.signal)
    outlook = stage.look()
    const next = fingerprint(outlook, stage)
    if (next !== print || isBusy(outlook)) since = now()
    print = next
    if (now() - since >= stage.pace.quietMs || now() >= deadline) return outlook
  }
}

/** All that matters to a step, as one string: it changes when the page changes for us. */
function fingerprint(outlook: Outlook, stage: Stage): string {
  const { sight, search, choice, enableService, enable, dialogs, view } = outlook
  const entry = search.entry.kind === 'found' ? search.entry.it : null
  const found = [
    entry?.expander,
    entry?.act('disable'),
    entry?.act('remove'),
    enableService,
    enable,
  ].map((finding) => (finding?.kind === 'found' ? controlPrint(finding.it, stage) : finding?.kind))
  const pressables = sight.parts.filter((part) => isPressable(part)).length
  const chosen = choice.kind === 'found' ? controlPrint(choice.it.part, stage) : choice.kind
  const said = dialogs.map((dialog) => dialog.text)
  return JSON.stringify([view, found, chosen, said, pressables])
}

function controlPrint(part: Part, stage: Stage): string {
  const { element } = part
  const isDisabled = element.matches(':disabled,[aria-disabled=true]')
  return `${stage.idOf(element)} ${describePart(part)} ${isDisabled}`
}

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

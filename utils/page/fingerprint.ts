import type { Outlook } from './outlook.ts'
import { describePart, isPressable, type Part } from './part.ts'

/** All that matters to a step, as one string: it changes when the page changes for us. */
export function fingerprint(outlook: Outlook): string {
  const { sight, search, choice, enableService, enable, dialogs, view } = outlook
  const entry = search.entry.kind === 'found' ? search.entry.it : null
  const found = [
    entry?.expander,
    entry?.act('disable'),
    entry?.act('remove'),
    enableService,
    enable,
  ].map((finding) => (finding?.kind === 'found' ? controlPrint(finding.it) : finding?.kind))
  const pressables = sight.parts.filter((part) => isPressable(part)).length
  const chosen = choice.kind === 'found' ? controlPrint(choice.it.part) : choice.kind
  const said = dialogs.map((dialog) => dialog.text)
  return JSON.stringify([view, found, chosen, said, pressables])
}

function controlPrint(part: Part): string {
  const { element } = part
  const isDisabled = element.matches(':disabled,[aria-disabled=true]')
  return `${idOf(element)} ${describePart(part)} ${isDisabled}`
}

const ids = new WeakMap<Element, number>()
let lastId = 0

/** A number for each element met, to tell a control from its successor after a re-render. */
function idOf(element: Element): number {
  const id = ids.get(element) ?? ++lastId
  ids.set(element, id)
  return id
}

import type { Observation } from '../observation.ts'
import { describeNode, isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'

/** All that matters to a step, as one string: it changes when the page changes for us. */
export function fingerprint(observation: Observation): string {
  const { snapshot, search, choice, enableService, enable, dialogs, view } = observation
  const entry = search.entry.kind === 'found' ? search.entry.it : null
  const found = [
    entry?.expander,
    entry?.act('disable'),
    entry?.act('remove'),
    enableService,
    enable,
  ].map((finding) => (finding?.kind === 'found' ? controlPrint(finding.it) : finding?.kind))
  const pressables = snapshot.nodes.filter((node) => isPressable(node)).length
  const chosen = choice.kind === 'found' ? controlPrint(choice.it.node) : choice.kind
  const said = dialogs.map((dialog) => dialog.text)
  return JSON.stringify([view, found, chosen, said, pressables])
}

function controlPrint(node: SnapshotNode): string {
  const { element } = node
  const isDisabled = element.matches(':disabled,[aria-disabled=true]')
  return `${idOf(element)} ${describeNode(node)} ${isDisabled}`
}

const ids = new WeakMap<Element, number>()
let lastId = 0

/** A number for each element met, to tell a control from its successor after a re-render. */
function idOf(element: Element): number {
  const id = ids.get(element) ?? ++lastId
  ids.set(element, id)
  return id
}

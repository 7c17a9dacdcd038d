import { type Message, message } from '../../words/message.ts'
import type { Choice } from '../find/picker.ts'
import type { Finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import type { StepContext } from '../step-context.ts'
import type { Hands } from './hands.ts'

/** The list of services as looks at the page show it. */
export interface List {
  /** What is looked for in it. */
  name: Message
  /** All services that can be told apart among what is offered. */
  services(observation: Observation): Finding<Choice[]>
  /** What stands in it, or has come with it. */
  nodes(observation: Observation): SnapshotNode[]
  /** What could choose in it, or has to be typed into first, and nobody knows. */
  unknown(observation: Observation): SnapshotNode[]
  isCloser(node: SnapshotNode): boolean
  /** Its opener says that it is open. */
  isSaidOpen(observation: Observation): boolean
  /** Anything of it is open. */
  isShown(observation: Observation): boolean
}

/** Controls that plainly choose nothing. */
const closers = /^(?:cancel|close|dismiss|[x×✕✖])$/
const fields = ['textbox', 'searchbox', 'combobox']

export function listOn(context: StepContext, hands: Hands): List {
  const { vocabulary, memory } = context
  const { findChoice, pickerRegions, saysOpen, isPressable, foldControlName } = hands
  const list: List = {
    name: message('look_service'),
    services({ snapshot, choice }) {
      const all = [vocabulary.service, ...vocabulary.others]
      const findings = all.map((service) => {
        if (service === vocabulary.service) return choice
        const others = new Set(all.filter((name) => name !== service))
        return findChoice(snapshot, { ...vocabulary, service, others }, memory.sincePick)
      })
      const told = findings.flatMap((finding) => (finding.kind === 'found' ? [finding.it] : []))
      // Ours, offered twice, would have to be told apart in the end.
      if (told.length > 0 && choice.kind !== 'ambiguous') return { kind: 'found', it: told }
      return findings.find((it) => it.kind === 'ambiguous') ?? hands.absent(list.name)
    },
    nodes({ snapshot, enableService }) {
      const regions = pickerRegions(snapshot, vocabulary)
      const opener = enableService.kind === 'found' ? enableService.it : null
      return snapshot.nodes.filter(
        (node) =>
          node.isDrawn &&
          node !== opener &&
          (memory.sincePick.has(node, snapshot) || regions.some((region) => region.contains(node))),
      )
    },
    unknown: (observation) =>
      list
        .nodes(observation)
        .filter(
          (node) => fields.includes(node.role ?? '') || (isPressable(node) && !list.isCloser(node)),
        ),
    isCloser: (node) => isPressable(node) && closers.test(foldControlName(node.name)),
    isSaidOpen: ({ enableService }) =>
      enableService.kind === 'found' && saysOpen(enableService.it, vocabulary) === true,
    isShown: (observation) =>
      list.services(observation).kind !== 'absent' ||
      list.isSaidOpen(observation) ||
      list.nodes(observation).some(isPressable),
  }
  return list
}

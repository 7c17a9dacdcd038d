import type { Choice } from '../find/picker.ts'
import type { Finding } from '../finding.ts'
import type { Outlook } from '../outlook.ts'
import type { Part } from '../part.ts'
import type { Stage } from '../stage.ts'
import type { Hands } from './hands.ts'

/** The list of services as looks at the page show it. */
export interface List {
  /** What is looked for in it, in words. */
  name: string
  /** All services that can be told apart among what is offered. */
  services(outlook: Outlook): Finding<Choice[]>
  /** What stands in it, or has come with it. */
  parts(outlook: Outlook): Part[]
  /** What could choose in it, or has to be typed into first, and nobody knows. */
  unknown(outlook: Outlook): Part[]
  isCloser(part: Part): boolean
  /** Its opener says that it is open. */
  isSaidOpen(outlook: Outlook): boolean
  /** Anything of it is open. */
  isShown(outlook: Outlook): boolean
}

/** Controls that plainly choose nothing. */
const closers = /^(?:cancel|close|dismiss|[x×✕✖])$/
const fields = ['textbox', 'searchbox', 'combobox']

export function listOn(stage: Stage, hands: Hands): List {
  const { vocabulary, memory } = stage
  const { findChoice, pickerRegions, saysOpen, isPressable, foldControlName } = hands
  const list: List = {
    name: 'a service in the list of services',
    services({ sight, choice }) {
      const all = [vocabulary.service, ...vocabulary.others]
      const findings = all.map((service) => {
        if (service === vocabulary.service) return choice
        const others = new Set(all.filter((name) => name !== service))
        return findChoice(sight, { ...vocabulary, service, others }, memory.sincePick)
      })
      const told = findings.flatMap((finding) => (finding.kind === 'found' ? [finding.it] : []))
      // Ours, offered twice, would have to be told apart in the end.
      if (told.length > 0 && choice.kind !== 'ambiguous') return { kind: 'found', it: told }
      return findings.find((it) => it.kind === 'ambiguous') ?? hands.absent(list.name)
    },
    parts({ sight, enableService }) {
      const regions = pickerRegions(sight, vocabulary)
      const opener = enableService.kind === 'found' ? enableService.it : null
      return sight.parts.filter(
        (part) =>
          part.isDrawn &&
          part !== opener &&
          (memory.sincePick.has(part, sight) || regions.some((region) => region.contains(part))),
      )
    },
    unknown: (outlook) =>
      list
        .parts(outlook)
        .filter(
          (part) => fields.includes(part.role ?? '') || (isPressable(part) && !list.isCloser(part)),
        ),
    isCloser: (part) => isPressable(part) && closers.test(foldControlName(part.name)),
    isSaidOpen: ({ enableService }) =>
      enableService.kind === 'found' && saysOpen(enableService.it, vocabulary) === true,
    isShown: (outlook) =>
      list.services(outlook).kind !== 'absent' ||
      list.isSaidOpen(outlook) ||
      list.parts(outlook).some(isPressable),
  }
  return list
}

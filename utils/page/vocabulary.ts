import { type HealthKind, healthKinds, type PageTarget } from './page-step.ts'
import { foldControlName, foldText } from './text.ts'

/** What a control in an entry may be for. */
export type ControlKind = 'disable' | 'remove' | 'enable' | 'enableService'

/** The target's words, folded once, and the questions that the finders ask of them. */
export interface Vocabulary {
  target: PageTarget
  service: string
  others: Set<string>
  expander: Set<string>
  expandVerb: Set<string>
  signIn: Set<string>
  menuAccount: Set<string>
  menuConnect: Set<string>
  confirm: Set<string>
  health: Record<HealthKind, Set<string>>
  acts: Record<ControlKind, Set<string>>
}

export function vocabularyOf(target: PageTarget): Vocabulary {
  const { words } = target
  // A name of nothing but marks would be found on every control without a name.
  const service = foldText(target.service.name) || foldText(target.service.id)
  const others = foldAll(target.otherServices)
  others.delete(service)
  return {
    target,
    service,
    others,
    expander: foldAll(words.expander),
    expandVerb: foldAll(words.expandVerb),
    signIn: foldAll(words.signIn),
    menuAccount: foldAll(words.menuAccount),
    menuConnect: foldAll(words.menuConnect),
    confirm: foldAll(words.confirm),
    health: healthWords(words),
    acts: {
      disable: foldAll(words.disable),
      remove: foldAll(words.remove),
      enable: foldAll(words.enable),
      enableService: foldAll(words.enableService),
    },
  }
}

function healthWords(words: PageTarget['words']): Vocabulary['health'] {
  const sets = healthKinds.map((kind) => [kind, foldAll(words[kind])] as const)
  return Object.fromEntries(sets) as Vocabulary['health']
}

/** A word of which nothing is left stands for nothing. */
function foldAll(words: string[]): Set<string> {
  return new Set(words.map(foldText).filter((word) => word !== ''))
}

/** "Disable" or "Disable Fitbit": the word alone, or with the service's own name beside it. */
export function namesAct(vocabulary: Vocabulary, act: ControlKind, name: string): boolean {
  const bare = foldControlName(name)
  const { service } = vocabulary
  for (const word of vocabulary.acts[act]) {
    if (bare === word || bare === `${word} ${service}` || bare === `${service} ${word}`) return true
  }
  return false
}

/** The other service that a control's name speaks of, as in "Expand Garmin"; null for none. */
export function serviceInName(name: string, services: Iterable<string>, verbs: Iterable<string>) {
  const folded = foldText(name)
  const bare = foldControlName(name)
  for (const service of services) {
    if (service === '') continue
    if (folded === service || bare === service) return service
    for (const verb of verbs) {
      if (bare === `${verb} ${service}` || bare === `${service} ${verb}`) return service
    }
  }
  return null
}

/** All words that come before a service's name in the name of a control of its entry. */
export function verbsOf(vocabulary: Vocabulary): string[] {
  const { acts, expandVerb, expander } = vocabulary
  return [...expandVerb, ...expander, ...acts.disable, ...acts.remove, ...acts.enable]
}

import { describePart, type Part } from './part.ts'

/** What a search on the page came to. Nothing is ever clicked unless it is `found`. */
export type Finding<T> =
  | { kind: 'found'; it: T }
  | { kind: 'absent'; lookedFor: string; seen: string[] }
  | { kind: 'ambiguous'; lookedFor: string; candidates: string[] }

export function found<T>(it: T): Finding<T> {
  return { kind: 'found', it }
}

export function absent(lookedFor: string, seen: Part[] = []): Finding<never> {
  return { kind: 'absent', lookedFor, seen: seen.map(describePart) }
}

/** The one candidate, or why there is none. Parts that assistive technology doesn't see come second. */
export function onlyOne(lookedFor: string, candidates: Part[], seen: Part[] = []): Finding<Part> {
  const plain = candidates.filter((part) => !part.isMuted)
  const list = plain.length > 0 ? plain : candidates
  const [first] = list
  if (first === undefined) return absent(lookedFor, seen)
  if (list.length === 1 || areSameLink(list)) return found(first)
  return { kind: 'ambiguous', lookedFor, candidates: list.map(describePart) }
}

/** Two links to one address do the same, wherever they stand. */
function areSameLink(parts: Part[]): boolean {
  const addresses = new Set(parts.map((part) => linkAddress(part.element)))
  return addresses.size === 1 && !addresses.has(null)
}

function linkAddress(element: Element): string | null {
  const target = element.getAttribute('href')
  if (element.localName !== 'a' || !target || /^(#|javascript:)/i.test(target)) return null
  return URL.parse(target, element.baseURI)?.href ?? null
}

import { foldText } from '../page/text.ts'
import type { SiteProfile } from '../site/profile.ts'
import { wholeWords } from './whole-words.ts'

/** What a report calls a service that the profile doesn't name, or that isn't the repair's own. */
export const anotherService = 'another service'

/** Stands for everything that isn't told. */
export const leftOut = '…'

/** Enough of a text: no control is called more, and a page that was taken over may send any length. */
const longestText = 2_000

/** The words of the profile that a report may hold, each as it is told. */
export function tellableWords({ words }: Pick<SiteProfile, 'words'>): string[] {
  return [...new Set(Object.values(words).flat())]
}

/** The repair's own service by the name that the profile gives its id: a name from elsewhere is free text. */
export function toldService({ services }: Pick<SiteProfile, 'services'>, id: string): string {
  return services.find((service) => service.id === id)?.name ?? anotherService
}

/**
 * A text of the page or the API as it may be told: the profile's words and services that it holds, in
 * their order and in the profile's spelling, and an ellipsis for each thing between.
 */
export function textTeller(site: SiteProfile, service: string): (text: string) => string[] {
  const told = new Map(site.services.map(({ name }) => [foldText(name), anotherService]))
  for (const word of [...tellableWords(site), service]) told.set(foldText(word), word)
  const anyOfThem = wholeWords([...told.keys()], 'gu')
  return (text) => {
    const folded = foldText(text.slice(0, longestText))
    const parts: string[] = []
    let end = 0
    for (const match of folded.matchAll(anyOfThem)) {
      if (folded.slice(end, match.index).trim() !== '') parts.push(leftOut)
      parts.push(told.get(match[0]) ?? leftOut)
      end = match.index + match[0].length
    }
    if (folded.slice(end).trim() !== '') parts.push(leftOut)
    return parts
  }
}

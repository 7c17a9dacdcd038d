import type { PageUser } from '../page-step.ts'
import { isPressable, type Part } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldSpace, foldText } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { lineAround } from './lines.ts'
import type { Mentions } from './mentions.ts'

/** Words before the name of whoever is signed in. They aren't FitTrend's but everybody's. */
const greeting =
  /^(?:you(?:'|’)?re (?:signed|logged) in as|you are (?:signed|logged) in as|(?:signed|logged) in as|hello|hi|hey|welcome back|welcome|account)[,:]?\s+(.{1,80}?)[.!]?$/iu

/** Longer lines are no names. */
const longestLine = 160

/** Looks for who is signed in, and what else is listed. Names that are a line of their own count, and no others. */
export function findUser(sight: Sight, vocabulary: Vocabulary, mentions: Mentions): PageUser {
  const account = foldText(vocabulary.target.account ?? '')
  const lines = sight.parts.filter((part) => part.isDrawn && isShort(part)).map(lineOf)
  const greeted = lines.flatMap((line) => greeting.exec(line)?.[1]?.trim() ?? [])
  const names = [...lines, ...greeted].map(foldText)
  return {
    isNamed: account.length > 2 && names.some((name) => isName(name, account)),
    name: greeted[0] ?? null,
    listed: [...new Set(mentions.others.filter(isListed).map(({ text }) => text))].sort(),
  }
}

function isShort({ content, rawText }: Part): boolean {
  return rawText.length <= longestLine && content.some((item) => typeof item === 'string')
}

function lineOf(part: Part): string {
  return foldSpace(part.isInline ? lineAround(part) : part.rawText)
}

/** "Anna Smith", or the same with a mail address behind it. */
function isName(line: string, account: string): boolean {
  return line === account || line.replace(/\s*[(<][^()<>]*@[^()<>]*[)>]$/u, '') === account
}

/** A title, not the option of a list to choose from. */
function isListed(part: Part): boolean {
  return (
    part.isDrawn && !isPressable(part) && ![...part.lineage()].some(({ role }) => role === 'option')
  )
}

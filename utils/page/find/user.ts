import type { PageUser } from '../page-step.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import { isPressable, type SnapshotNode } from '../snapshot/snapshot-node.ts'
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
export function findUser(
  snapshot: PageSnapshot,
  vocabulary: Vocabulary,
  mentions: Mentions,
): PageUser {
  const account = foldText(vocabulary.target.account ?? '')
  const lines = snapshot.nodes.filter((node) => node.isDrawn && isShort(node)).map(lineOf)
  const greeted = lines.flatMap((line) => greeting.exec(line)?.[1]?.trim() ?? [])
  const names = [...lines, ...greeted].map(foldText)
  return {
    isNamed: account.length > 2 && names.some((name) => isName(name, account)),
    name: greeted[0] ?? null,
    listed: [...new Set(mentions.others.filter(isListed).map(({ text }) => text))].sort(),
  }
}

function isShort({ content, rawText }: SnapshotNode): boolean {
  return rawText.length <= longestLine && content.some((item) => typeof item === 'string')
}

function lineOf(node: SnapshotNode): string {
  return foldSpace(node.isInline ? lineAround(node) : node.rawText)
}

/** "Anna Smith", or the same with a mail address behind it. */
function isName(line: string, account: string): boolean {
  return line === account || line.replace(/\s*[(<][^()<>]*@[^()<>]*[)>]$/u, '') === account
}

/** A title, not the option of a list to choose from. */
function isListed(node: SnapshotNode): boolean {
  return (
    node.isDrawn && !isPressable(node) && ![...node.lineage()].some(({ role }) => role === 'option')
  )
}

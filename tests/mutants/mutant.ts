import type { Node, SourceFile } from 'typescript/unstable/ast'
import { type Edit, operators } from './operators.ts'
import { isInert, isWord } from './syntax.ts'

/** One small fault in one file. */
export interface Mutant {
  /** Names it for `--only`: file, line, column, operator, and which of several there. */
  id: string
  file: string
  operator: string
  /** The lines that it changes, as they were and as they are, without the spaces at their ends. */
  before: string
  after: string
  /** The whole file with it. */
  text: string
}

/** A place in a file with all faults that one operator can make there. */
export type Site = Mutant[]

/** All places of a file, in order. */
export function sitesOf(file: string, source: SourceFile): Site[] {
  const nodes = nodesOf(source)
  const words = new Set(nodes.filter(isWord).map(({ text }) => text))
  return nodes.flatMap((node) =>
    Object.entries(operators).flatMap(([operator, edits]) => {
      const site = edits(node, words).map((edit, place) =>
        mutantOf({ file, operator, edit, place }, source),
      )
      return site.length > 0 ? [site] : []
    }),
  )
}

/** All below the file in which a fault could matter. */
function nodesOf(source: SourceFile): Node[] {
  const nodes: Node[] = []
  const visit = (node: Node): void => {
    if (isInert(node)) return
    nodes.push(node)
    node.forEachChild(visit)
  }
  source.forEachChild(visit)
  return nodes
}

interface Fault {
  file: string
  operator: string
  edit: Edit
  place: number
}

function mutantOf({ file, operator, edit, place }: Fault, { text: whole }: SourceFile): Mutant {
  const { from, to, text } = edit
  const lineStart = whole.lastIndexOf('\n', from - 1) + 1
  const lineEnd = whole.indexOf('\n', to)
  const line = whole.slice(0, from).split('\n').length
  const which = place === 0 ? '' : `.${place + 1}`
  return {
    id: `${file}:${line}:${from - lineStart + 1}:${operator}${which}`,
    file,
    operator,
    before: inOneLine(whole.slice(lineStart, lineEnd)),
    after: inOneLine(whole.slice(lineStart, from) + text + whole.slice(to, lineEnd)),
    text: whole.slice(0, from) + text + whole.slice(to),
  }
}

function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}

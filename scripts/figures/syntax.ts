import {
  isAsExpression,
  isFunctionLikeDeclaration,
  isNonNullExpression,
  isTypeReferenceNode,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

export interface FileFigures {
  /** Lines of each function with a body, the longest with its place. */
  functions: { lines: number; at: string }[]
  /** `as` without `as const`, `!` behind a value, and `any`. */
  casts: number
}

/** What TypeScript sees in files. @param tree the folder with the tsconfig.json */
export function syntaxOf(tree: string, files: string[]): Map<string, FileFigures> {
  const api = new API({ cwd: tree })
  try {
    const snapshot = api.updateSnapshot({ openProjects: [`${tree}tsconfig.json`] })
    const [project] = snapshot.getProjects()
    return new Map(
      files.flatMap((file) => {
        const source = project?.program.getSourceFile(`${tree}${file}`)
        return source ? [[file, figuresOf(source, file)]] : []
      }),
    )
  } finally {
    api.close()
  }
}

function figuresOf(source: SourceFile, file: string): FileFigures {
  const figures: FileFigures = { functions: [], casts: 0 }
  const lineOf = (position: number) => source.text.slice(0, position).split('\n').length
  const visit = (node: Node): void => {
    if (isFunctionLikeDeclaration(node) && 'body' in node && node.body) {
      const [first, last] = [lineOf(node.getStart(source)), lineOf(node.end)]
      figures.functions.push({ lines: last - first + 1, at: `${file}:${first}` })
    }
    if (isCast(node)) figures.casts += 1
    node.forEachChild(visit)
  }
  visit(source)
  return figures
}

function isCast(node: Node): boolean {
  if (isNonNullExpression(node) || node.kind === SyntaxKind.AnyKeyword) return true
  if (!isAsExpression(node)) return false
  const { type } = node
  return !(isTypeReferenceNode(type) && type.getText() === 'const')
}

import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isConditionalExpression,
  isExpressionStatement,
  isIfStatement,
  isNumericLiteral,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast'
import {
  conditionOf,
  isNot,
  isText,
  isVerdict,
  isWord,
  leaves,
  operatorOf,
  questionDotOf,
} from './syntax.ts'

/** A stretch of a file, and what stands there instead. */
export interface Edit {
  from: number
  to: number
  text: string
}

/**
 * The faults that an operator can make at a node, each for itself; none where it doesn't apply.
 * @param words the words that the file's code is steered by
 */
type Operator = (node: Node, words: ReadonlySet<string>) => Edit[]

const equalities = { '===': '!==', '!==': '===' }

/** The usual ones of the field (PIT, Stryker), as far as they meet what our code is made of. */
export const operators: Record<string, Operator> = {
  negate(node) {
    const condition = conditionOf(node)
    // Of these "not" and "equality" make the same.
    if (!condition || isNot(condition) || operatorOf(condition) in equalities) return []
    return [instead(condition, `!(${condition.getText()})`)]
  },

  not: (node) => (isNot(node) ? [instead(node, node.operand.getText())] : []),

  logic: (node) => operatorSwapped(node, { '&&': '||', '||': '&&' }),

  boundary: (node) => operatorSwapped(node, { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }),

  equality: (node) => operatorSwapped(node, equalities),

  guard(node) {
    if (!isIfStatement(node) || node.elseStatement || !leaves(node.thenStatement)) return []
    return [instead(node, '{}')]
  },

  statement: (node) => (isExpressionStatement(node) ? [instead(node, '{}')] : []),

  ternary(node) {
    if (!isConditionalExpression(node)) return []
    const { condition, whenTrue, whenFalse } = node
    const parts = [condition, whenFalse, whenTrue].map((part) => part.getText())
    return [instead(node, `${parts[0]} ? ${parts[1]} : ${parts[2]}`)]
  },

  boolean(node) {
    if (node.kind === SyntaxKind.TrueKeyword) return [instead(node, 'false')]
    return node.kind === SyntaxKind.FalseKeyword ? [instead(node, 'true')] : []
  },

  returned: (node) =>
    isVerdict(node) ? ['true', 'false'].map((verdict) => instead(node, verdict)) : [],

  element: (node) =>
    isArrayLiteralExpression(node.parent) && !isText(node)
      ? [leftOut(node, node.parent.elements)]
      : [],

  field: (node) =>
    isObjectLiteralExpression(node.parent) ? [leftOut(node, node.parent.properties)] : [],

  number(node) {
    if (!isNumericLiteral(node)) return []
    const value = Number(node.text)
    // One more of a few is another number; of a time in ms it is the same time.
    const others = value < 100 ? [value + 1, value - 1] : [value * 2, value / 2]
    return others.filter((it) => it >= 0).map((it) => instead(node, String(it)))
  },

  word(node, words) {
    if (!isWord(node)) return []
    const others = [...words].filter((it) => it !== node.text)
    return others.map((it) => instead(node, `'${it}'`))
  },

  optional(node) {
    const token = questionDotOf(node)
    return token ? [instead(token, isPropertyAccessExpression(node) ? '.' : '')] : []
  },

  fallback: (node) =>
    isBinaryExpression(node) && operatorOf(node) === '??'
      ? [node.left, node.right].map((part) => instead(node, part.getText()))
      : [],
}

function instead(node: Node, text: string): Edit {
  return { from: node.getStart(), to: node.end, text }
}

function operatorSwapped(node: Node, others: Record<string, string>): Edit[] {
  const other = others[operatorOf(node)]
  if (!isBinaryExpression(node) || !other) return []
  const { left, right } = node
  // In brackets, so that the operators around bind as before.
  return [instead(node, `(${left.getText()} ${other} ${right.getText()})`)]
}

/** One of a list, with the comma between it and its neighbour. */
function leftOut(node: Node, list: readonly Node[]): Edit {
  const place = list.indexOf(node)
  const next = list[place + 1]
  const before = list[place - 1]
  if (next) return { from: node.getStart(), to: next.getStart(), text: '' }
  return { from: before ? before.end : node.getStart(), to: node.end, text: '' }
}

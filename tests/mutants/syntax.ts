import {
  type ArrowFunction,
  type Expression,
  type FunctionLikeDeclaration,
  isArrowFunction,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isFunctionLikeDeclaration,
  isIfStatement,
  isNoSubstitutionTemplateLiteral,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isStringLiteral,
  isTemplateExpression,
  isTypeNode,
  isWhileStatement,
  type Node,
  type PrefixUnaryExpression,
  type Statement,
  type StringLiteral,
  SyntaxKind,
} from 'typescript/unstable/ast'

/** What decides in a statement or a ternary; null where nothing does. */
export function conditionOf(node: Node): Expression | null {
  if (isIfStatement(node) || isWhileStatement(node)) return node.expression
  return isConditionalExpression(node) ? node.condition : null
}

/** The operator between two operands, as it is written; empty where the node has none. */
export function operatorOf(node: Node): string {
  return isBinaryExpression(node) ? node.operatorToken.getText() : ''
}

export function isNot(node: Node): node is PrefixUnaryExpression {
  return isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken
}

/** Whether what comes after a statement isn't reached from it. */
export function leaves(statement: Statement): boolean {
  if (!isBlock(statement)) return exits.has(statement.kind)
  const last = statement.statements.at(-1)
  return last !== undefined && leaves(last)
}

const exits = new Set([
  SyntaxKind.ReturnStatement,
  SyntaxKind.ContinueStatement,
  SyntaxKind.BreakStatement,
  SyntaxKind.ThrowStatement,
])

/** The `?.` in a node; null where it has none. */
export function questionDotOf(node: Node): Node | null {
  const mayHave =
    isPropertyAccessExpression(node) || isElementAccessExpression(node) || isCallExpression(node)
  return (mayHave && node.questionDotToken) || null
}

/** A text of the extension's own, for people; the words that code is steered by have no spaces. */
export function isText(node: Node): boolean {
  if (isTemplateExpression(node) || isNoSubstitutionTemplateLiteral(node)) return true
  return isStringLiteral(node) && /[\s“”’]/.test(node.text)
}

export function isWord(node: Node): node is StringLiteral {
  if (!isStringLiteral(node) || isText(node) || node.text === '') return false
  return !(isPropertyAssignment(node.parent) && node.parent.name === node)
}

/** What a function returns that says yes or no, unless it is `true` or `false` itself. */
export function isVerdict(node: Node): boolean {
  if (node.kind === SyntaxKind.TrueKeyword || node.kind === SyntaxKind.FalseKeyword) return false
  const { parent } = node
  if (isArrowFunction(parent)) {
    return parent.body === node && !isBlock(node) && (isYesOrNo(parent) || isPredicate(parent))
  }
  if (!isReturnStatement(parent)) return false
  const { expression } = parent
  const within = functionAround(parent)
  return expression === node && within !== null && isYesOrNo(within)
}

function functionAround(node: Node): FunctionLikeDeclaration | null {
  let around = node.parent
  while (around && !isFunctionLikeDeclaration(around)) around = around.parent
  return around ?? null
}

/** By the type that is written there; a type predicate is one, too. */
function isYesOrNo({ type }: FunctionLikeDeclaration): boolean {
  return /^(boolean|Promise<boolean>|\w+ is .*)$/s.test(type?.getText() ?? '')
}

/** Given to a method of arrays that asks something about each element. */
function isPredicate(node: ArrowFunction): boolean {
  const { parent } = node
  if (!isCallExpression(parent) || !isPropertyAccessExpression(parent.expression)) return false
  return ['some', 'every', 'filter', 'find', 'findLast'].includes(parent.expression.name.text)
}

/** Where no fault can matter: types, and what the code of other files is called. */
export function isInert(node: Node): boolean {
  return isTypeNode(node) || inert.has(node.kind)
}

const inert = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  // Its message is for us alone; the condition before it is tried.
  SyntaxKind.ThrowStatement,
])

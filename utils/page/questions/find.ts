import { isHtml } from '../snapshot/flat-tree.ts'
import type { PageSnapshot } from '../snapshot/page-snapshot.ts'
import {
  innermost,
  isAside,
  isButton,
  isPressable,
  nodesIn,
  type SnapshotNode,
} from '../snapshot/snapshot-node.ts'
import { foldSpace, foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { moreIn, ownTexts, textOf } from './contents.ts'
import { judgeQuestion, saysYes, withoutCounter } from './judge.ts'
import type { AskedControl } from './lexicon.ts'
import { everythingNew, type Since } from './since.ts'

/** What the page has come up with since an act of ours; `asked`: its own words. */
export type Question =
  | { kind: 'none' }
  /** Asks for that act and nothing else; `yes` says so. */
  | { kind: 'confirmation'; yes: SnapshotNode; asked: string }
  /** Not all there yet: a button that counts down, or something that works and asks nothing. */
  | { kind: 'pending'; asked: string }
  /** Says something, and asks nothing about the act. */
  | { kind: 'notice'; asked: string }
  /** Anything else: only the user can answer. */
  | { kind: 'other'; asked: string }

/** What a look shows of it. */
export interface Shown {
  snapshot: PageSnapshot
  dialogs: SnapshotNode[]
}

/** More than this on a page isn't a question. */
const mostNodes = 600
/** Announcements beside a question are no part of it. */
const announcing = new Set(['status', 'log', 'timer', 'marquee', 'progressbar'])

/** Looks for what came up since the act: a dialog, or new buttons beside new words. */
export function findQuestion(
  observation: Shown,
  act: AskedControl,
  since: Since,
  vocabulary: Vocabulary,
): Question {
  const { snapshot } = observation
  const dialogs = observation.dialogs.filter((node) => since.isNew(node, snapshot))
  const dialog = dialogs.at(-1)
  if (dialog) {
    const root = widened(dialog, since, snapshot)
    const buttons = pressablesIn(root, observation)
    const text = [dialogName(dialog), textOf(root), newTextOutside(root, observation, since)]
    const more = [...moreIn(root, snapshot, () => true), ...moreOutside(root, observation, since)]
    if (dialogs.length > 1) more.push('another dialog')
    return questionOf({ root, buttons, text, more }, act, vocabulary)
  }
  const fresh = innermost(
    snapshot.nodes.filter((node) => isPressable(node) && since.isNew(node, snapshot)),
  )
  const yes = fresh.find((node) => saysYes(node.name, act, vocabulary))
  if (!yes) return { kind: 'none' }
  const root = inlineRoot(yes, fresh, since, observation)
  if (!root || isOthers(root, vocabulary)) return { kind: 'none' }
  const news = textOf(root, since.newTexts(snapshot))
  // The act's own control drawn anew, without a word, asks nothing.
  if (news.trim() === '' && vocabulary.acts[act].has(foldText(yes.name))) return { kind: 'none' }
  const buttons = fresh.filter((node) => root.contains(node))
  const text = [news, newTextOutside(root, observation, since)]
  const more = [
    ...moreIn(root, snapshot, (node) => since.isAdded(node.element)),
    ...moreOutside(root, observation, since),
  ]
  return questionOf({ root, buttons, text, more }, act, vocabulary)
}

/**
 * The same for a page of its own that the act has led to, in between it and the list of connections. None where
 * it has no button that would say yes: then it is some other page.
 */
export function findPageQuestion(
  observation: Shown,
  act: AskedControl,
  vocabulary: Vocabulary,
): Question {
  const { snapshot } = observation
  const mains = snapshot.nodes.filter((node) => node.isDrawn && node.role === 'main')
  const [only] = mains
  const dialog = observation.dialogs.at(-1)
  if (dialog) return findQuestion(observation, act, everythingNew, vocabulary)
  const body = snapshot.nodes.find((node) => node.element.localName === 'body')
  if (!body) return { kind: 'none' }
  const root = mains.length === 1 && only ? only : body
  const buttons = pressablesIn(root, observation).filter((node) => !isInAside(node))
  if (!buttons.some((node) => saysYes(node.name, act, vocabulary))) return { kind: 'none' }
  const text = [textOutsideAsides(body)]
  const isWhole = root.end - root.index <= mostNodes
  const more = isWhole ? moreIn(root, snapshot, (node) => !isInAside(node)) : ['its length']
  return questionOf({ root, buttons, text, more }, act, vocabulary)
}

interface Found {
  root: SnapshotNode
  buttons: SnapshotNode[]
  text: string[]
  more: string[]
}

function questionOf(found: Found, act: AskedControl, vocabulary: Vocabulary): Question {
  const { root, buttons } = found
  const text = [...found.text, ...buttons.map(besideName)].join('\n')
  const asked = foldSpace(text).slice(0, 2_000) || foldSpace(root.rawText).slice(0, 2_000)
  const names = buttons.map(({ name, element }) => (isOff(element) ? withoutCounter(name) : name))
  const more = [
    ...found.more,
    ...buttons.flatMap((node) => kindOfLink(node, act, vocabulary) ?? []),
  ]
  const judgement = judgeQuestion({ act, text, buttons: names, more }, vocabulary)
  const yes = judgement.kind === 'plain' ? buttons[judgement.yes] : undefined
  if (yes && isWorking(root)) return { kind: 'pending', asked }
  if (yes)
    return isOff(yes.element) ? { kind: 'pending', asked } : { kind: 'confirmation', yes, asked }
  if (isWorking(root)) return { kind: 'pending', asked }
  const isAsking =
    /[?？؟]/u.test(text) || buttons.some((node) => saysYes(node.name, act, vocabulary))
  if (isAsking) return { kind: 'other', asked }
  return { kind: buttons.length === 0 ? 'pending' : 'notice', asked }
}

function pressablesIn(root: SnapshotNode, { snapshot }: Shown): SnapshotNode[] {
  return innermost(
    snapshot.nodes.filter((node) => root.contains(node) && node !== root && isPressable(node)),
  )
}

/** A name that stands in no text, as by aria-label. */
function dialogName({ name, rawText }: SnapshotNode): string {
  return foldText(rawText).includes(foldText(name)) ? '' : name
}

/** What a button shows or says beside its name: it may be called one thing and show another. */
function besideName(node: SnapshotNode): string {
  const { element, name } = node
  const described = (element.getAttribute('aria-describedby') ?? '')
    .split(/\s+/)
    .map((id) => (id === '' ? '' : (element.ownerDocument.getElementById(id)?.textContent ?? '')))
  const shown = textOf(node)
  const title = element.getAttribute('title') ?? ''
  const value = isHtml(element, 'input') ? element.value : ''
  // A cross that is named "Close" says nothing more.
  const says = (text: string) => /[\p{L}\p{N}]/u.test(text) && foldText(text) !== foldText(name)
  return [shown, value, title, ...described].filter(says).join('\n')
}

/**
 * A link that leads away says yes only by the act's own word and within the site: dressed as a button it could
 * lead to anything. Bare "OK" and "Continue" don't say where to.
 */
function kindOfLink(
  { element: control, name }: SnapshotNode,
  act: AskedControl,
  vocabulary: Vocabulary,
): string | null {
  const element = control.closest('a')
  if (!element || !saysYes(name, act, vocabulary)) return null
  const target = element.getAttribute('href') ?? ''
  if (target === '' || target.startsWith('#') || /^javascript:/i.test(target)) return null
  const words = foldText(name).split(' ')
  const saysAct = [...vocabulary.acts[act]].some((word) => words.includes(word))
  const isOurs =
    URL.parse(target, element.baseURI)?.origin === element.ownerDocument.location.origin
  return saysAct && isOurs ? null : 'a link that leads away'
}

function isOff(element: Element): boolean {
  return element.matches(':disabled,[aria-disabled=true]')
}

/** Something is under way in it: a bar, a log that runs. */
function isWorking(root: SnapshotNode): boolean {
  return nodesIn(root).some(
    ({ role, element, isDrawn }) =>
      isDrawn &&
      (role === 'progressbar' || role === 'log' || element.getAttribute('aria-busy') === 'true'),
  )
}

/**
 * The node that holds an inline question: the smallest around its yes with new words, and those around that
 * which have come to light as a whole.
 */
function inlineRoot(
  yes: SnapshotNode,
  fresh: SnapshotNode[],
  since: Since,
  observation: Shown,
): SnapshotNode | null {
  const isNewText = since.newTexts(observation.snapshot)
  const around = [...yes.lineage()].slice(1).filter(({ element }) => !isPageItself(element))
  const worded = around.find((node) => textOf(node, isNewText).trim() !== '')
  const several = around.find((node) => fresh.filter((it) => node.contains(it)).length > 1)
  const root = worded ?? several
  if (!root) return null
  const outer = around.slice(around.indexOf(root) + 1)
  const end = outer.findIndex((node) => !since.isNew(node, observation.snapshot))
  return (end < 0 ? outer : outer.slice(0, end)).at(-1) ?? root
}

/** In the entry of another service: the nearest that names any service names another than ours. */
function isOthers(root: SnapshotNode, vocabulary: Vocabulary): boolean {
  const says = (node: SnapshotNode, name: string) => holdsPhrase(node.text, name)
  for (const around of root.lineage()) {
    if (says(around, vocabulary.service)) return false
    if ([...vocabulary.others].some((name) => says(around, name))) return true
  }
  return false
}

/** A dialog with all that has come with it around it: its overlay, a heading, another button. */
function widened(dialog: SnapshotNode, since: Since, snapshot: PageSnapshot): SnapshotNode {
  if (since === everythingNew) return dialog
  const around = [...dialog.lineage()].filter(({ element }) => !isPageItself(element))
  const end = around.findIndex((node) => node !== dialog && !since.isNew(node, snapshot))
  return (end < 0 ? around : around.slice(0, end)).at(-1) ?? dialog
}

/** Boxes, pictures and frames that have come with the question, and stand beside it. */
function moreOutside(root: SnapshotNode, { snapshot }: Shown, since: Since): string[] {
  if (since === everythingNew) return []
  const page = snapshot.nodes[0]
  const isBeside = (node: SnapshotNode) =>
    !root.contains(node) && since.isAdded(node.element) && node.isDrawn && !isApart(node)
  return page ? moreIn(page, snapshot, isBeside, false) : []
}

function isPageItself({ localName }: Element): boolean {
  return localName === 'html' || localName === 'body'
}

/** A question may stand outside of what holds its buttons; announcements and what lies aside are something else. */
function newTextOutside(root: SnapshotNode, observation: Shown, since: Since): string {
  const isNewText = since.newTexts(observation.snapshot)
  const lines = observation.snapshot.nodes
    .filter((node) => node.isDrawn && !root.contains(node) && !isApart(node))
    .map((node) => ownTexts(node).filter(isNewText).join(' '))
  return lines.filter((line) => line.trim() !== '').join('\n')
}

/** In a control, an announcement, or a part of the page that isn't its own matter. */
function isApart(node: SnapshotNode): boolean {
  return [...node.lineage()].some(
    (around) =>
      isButton(around) ||
      announcing.has(around.role ?? '') ||
      around.element.getAttribute('aria-live') === 'polite' ||
      isAside(around),
  )
}

function isInAside(node: SnapshotNode): boolean {
  return [...node.lineage()].some(isAside)
}

function textOutsideAsides(node: SnapshotNode): string {
  if (isSkipped(node)) return ''
  if (!nodesIn(node).some(isSkipped)) return textOf(node)
  return node.content
    .map((item) =>
      typeof item === 'string' ? item : isButton(item) ? ' ' : `\n${textOutsideAsides(item)}\n`,
    )
    .join('')
}

/** Around a page's matter. What stands aside within its main node, or under a heading of its own, belongs to it. */
function isSkipped(node: SnapshotNode): boolean {
  if (!isAside(node)) return false
  if (node.role === 'complementary') return ![...node.lineage()].some(({ role }) => role === 'main')
  return !nodesIn(node).some(({ role, isDrawn }) => isDrawn && role === 'heading')
}

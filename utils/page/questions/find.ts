import { isHtml } from '../flat-tree.ts'
import { innermost, isAside, isButton, isPressable, type Part, partsIn } from '../part.ts'
import type { Sight } from '../sight.ts'
import { foldSpace, foldText, holdsPhrase } from '../text.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { moreIn, ownTexts, textOf } from './contents.ts'
import { judgeQuestion, saysYes, withoutCounter } from './judge.ts'
import type { AskedAct } from './lexicon.ts'
import { everythingNew, type Since } from './since.ts'

/** What the page has come up with since an act of ours; `asked`: its own words. */
export type Question =
  | { kind: 'none' }
  /** Asks for that act and nothing else; `yes` says so. */
  | { kind: 'confirmation'; yes: Part; asked: string }
  /** Not all there yet: a button that counts down, or something that works and asks nothing. */
  | { kind: 'pending'; asked: string }
  /** Says something, and asks nothing about the act. */
  | { kind: 'notice'; asked: string }
  /** Anything else: only the user can answer. */
  | { kind: 'other'; asked: string }

/** What a look shows of it. */
export interface Shown {
  sight: Sight
  dialogs: Part[]
}

/** More than this on a page isn't a question. */
const mostParts = 600
/** Announcements beside a question are no part of it. */
const announcing = new Set(['status', 'log', 'timer', 'marquee', 'progressbar'])

/** Looks for what came up since the act: a dialog, or new buttons beside new words. */
export function findQuestion(
  outlook: Shown,
  act: AskedAct,
  since: Since,
  vocabulary: Vocabulary,
): Question {
  const { sight } = outlook
  const dialogs = outlook.dialogs.filter((part) => since.isNew(part, sight))
  const dialog = dialogs.at(-1)
  if (dialog) {
    const root = widened(dialog, since, sight)
    const buttons = pressablesIn(root, outlook)
    const text = [dialogName(dialog), textOf(root), newTextOutside(root, outlook, since)]
    const more = [...moreIn(root, sight, () => true), ...moreOutside(root, outlook, since)]
    if (dialogs.length > 1) more.push('another dialog')
    return questionOf({ root, buttons, text, more }, act, vocabulary)
  }
  const fresh = innermost(
    sight.parts.filter((part) => isPressable(part) && since.isNew(part, sight)),
  )
  const yes = fresh.find((part) => saysYes(part.name, act, vocabulary))
  if (!yes) return { kind: 'none' }
  const root = inlineRoot(yes, fresh, since, outlook)
  if (!root || isOthers(root, vocabulary)) return { kind: 'none' }
  const news = textOf(root, since.newTexts(sight))
  // The act's own control drawn anew, without a word, asks nothing.
  if (news.trim() === '' && vocabulary.acts[act].has(foldText(yes.name))) return { kind: 'none' }
  const buttons = fresh.filter((part) => root.contains(part))
  const text = [news, newTextOutside(root, outlook, since)]
  const more = [
    ...moreIn(root, sight, (part) => since.isAdded(part.element)),
    ...moreOutside(root, outlook, since),
  ]
  return questionOf({ root, buttons, text, more }, act, vocabulary)
}

/**
 * The same for a page of its own that the act has led to, in between it and the list of connections. None where
 * it has no button that would say yes: then it is some other page.
 */
export function findPageQuestion(outlook: Shown, act: AskedAct, vocabulary: Vocabulary): Question {
  const { sight } = outlook
  const mains = sight.parts.filter((part) => part.isDrawn && part.role === 'main')
  const [only] = mains
  const dialog = outlook.dialogs.at(-1)
  if (dialog) return findQuestion(outlook, act, everythingNew, vocabulary)
  const body = sight.parts.find((part) => part.element.localName === 'body')
  if (!body) return { kind: 'none' }
  const root = mains.length === 1 && only ? only : body
  const buttons = pressablesIn(root, outlook).filter((part) => !isInAside(part))
  if (!buttons.some((part) => saysYes(part.name, act, vocabulary))) return { kind: 'none' }
  const text = [textOutsideAsides(body)]
  const isWhole = root.end - root.index <= mostParts
  const more = isWhole ? moreIn(root, sight, (part) => !isInAside(part)) : ['its length']
  return questionOf({ root, buttons, text, more }, act, vocabulary)
}

interface Found {
  root: Part
  buttons: Part[]
  text: string[]
  more: string[]
}

function questionOf(found: Found, act: AskedAct, vocabulary: Vocabulary): Question {
  const { root, buttons } = found
  const text = [...found.text, ...buttons.map(besideName)].join('\n')
  const asked = foldSpace(text).slice(0, 2_000) || foldSpace(root.rawText).slice(0, 2_000)
  const names = buttons.map(({ name, element }) => (isOff(element) ? withoutCounter(name) : name))
  const more = [
    ...found.more,
    ...buttons.flatMap((part) => kindOfLink(part, act, vocabulary) ?? []),
  ]
  const judgement = judgeQuestion({ act, text, buttons: names, more }, vocabulary)
  const yes = judgement.kind === 'plain' ? buttons[judgement.yes] : undefined
  if (yes && isWorking(root)) return { kind: 'pending', asked }
  if (yes)
    return isOff(yes.element) ? { kind: 'pending', asked } : { kind: 'confirmation', yes, asked }
  if (isWorking(root)) return { kind: 'pending', asked }
  const isAsking =
    /[?？؟]/u.test(text) || buttons.some((part) => saysYes(part.name, act, vocabulary))
  if (isAsking) return { kind: 'other', asked }
  return { kind: buttons.length === 0 ? 'pending' : 'notice', asked }
}

function pressablesIn(root: Part, { sight }: Shown): Part[] {
  return innermost(
    sight.parts.filter((part) => root.contains(part) && part !== root && isPressable(part)),
  )
}

/** A name that stands in no text, as by aria-label. */
function dialogName({ name, rawText }: Part): string {
  return foldText(rawText).includes(foldText(name)) ? '' : name
}

/** What a button shows or says beside its name: it may be called one thing and show another. */
function besideName(part: Part): string {
  const { element, name } = part
  const described = (element.getAttribute('aria-describedby') ?? '')
    .split(/\s+/)
    .map((id) => (id === '' ? '' : (element.ownerDocument.getElementById(id)?.textContent ?? '')))
  const shown = textOf(part)
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
  { element: control, name }: Part,
  act: AskedAct,
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
function isWorking(root: Part): boolean {
  return partsIn(root).some(
    ({ role, element, isDrawn }) =>
      isDrawn &&
      (role === 'progressbar' || role === 'log' || element.getAttribute('aria-busy') === 'true'),
  )
}

/**
 * The part that holds an inline question: the smallest around its yes with new words, and those around that
 * which have come to light as a whole.
 */
function inlineRoot(yes: Part, fresh: Part[], since: Since, outlook: Shown): Part | null {
  const isNewText = since.newTexts(outlook.sight)
  const around = [...yes.lineage()].slice(1).filter(({ element }) => !isPageItself(element))
  const worded = around.find((part) => textOf(part, isNewText).trim() !== '')
  const several = around.find((part) => fresh.filter((it) => part.contains(it)).length > 1)
  const root = worded ?? several
  if (!root) return null
  const outer = around.slice(around.indexOf(root) + 1)
  const end = outer.findIndex((part) => !since.isNew(part, outlook.sight))
  return (end < 0 ? outer : outer.slice(0, end)).at(-1) ?? root
}

/** In the entry of another service: the nearest that names any service names another than ours. */
function isOthers(root: Part, vocabulary: Vocabulary): boolean {
  const says = (part: Part, name: string) => holdsPhrase(part.text, name)
  for (const around of root.lineage()) {
    if (says(around, vocabulary.service)) return false
    if ([...vocabulary.others].some((name) => says(around, name))) return true
  }
  return false
}

/** A dialog with all that has come with it around it: its overlay, a heading, another button. */
function widened(dialog: Part, since: Since, sight: Sight): Part {
  if (since === everythingNew) return dialog
  const around = [...dialog.lineage()].filter(({ element }) => !isPageItself(element))
  const end = around.findIndex((part) => part !== dialog && !since.isNew(part, sight))
  return (end < 0 ? around : around.slice(0, end)).at(-1) ?? dialog
}

/** Boxes, pictures and frames that have come with the question, and stand beside it. */
function moreOutside(root: Part, { sight }: Shown, since: Since): string[] {
  if (since === everythingNew) return []
  const page = sight.parts[0]
  const isBeside = (part: Part) =>
    !root.contains(part) && since.isAdded(part.element) && part.isDrawn && !isApart(part)
  return page ? moreIn(page, sight, isBeside, false) : []
}

function isPageItself({ localName }: Element): boolean {
  return localName === 'html' || localName === 'body'
}

/** A question may stand outside of what holds its buttons; announcements and what lies aside are something else. */
function newTextOutside(root: Part, outlook: Shown, since: Since): string {
  const isNewText = since.newTexts(outlook.sight)
  const lines = outlook.sight.parts
    .filter((part) => part.isDrawn && !root.contains(part) && !isApart(part))
    .map((part) => ownTexts(part).filter(isNewText).join(' '))
  return lines.filter((line) => line.trim() !== '').join('\n')
}

/** In a control, an announcement, or a part of the page that isn't its own matter. */
function isApart(part: Part): boolean {
  return [...part.lineage()].some(
    (around) =>
      isButton(around) ||
      announcing.has(around.role ?? '') ||
      around.element.getAttribute('aria-live') === 'polite' ||
      isAside(around),
  )
}

function isInAside(part: Part): boolean {
  return [...part.lineage()].some(isAside)
}

function textOutsideAsides(part: Part): string {
  if (isSkipped(part)) return ''
  if (!partsIn(part).some(isSkipped)) return textOf(part)
  return part.content
    .map((item) =>
      typeof item === 'string' ? item : isButton(item) ? ' ' : `\n${textOutsideAsides(item)}\n`,
    )
    .join('')
}

/** Around a page's matter. What stands aside within its main part, or under a heading of its own, belongs to it. */
function isSkipped(part: Part): boolean {
  if (!isAside(part)) return false
  if (part.role === 'complementary') return ![...part.lineage()].some(({ role }) => role === 'main')
  return !partsIn(part).some(({ role, isDrawn }) => isDrawn && role === 'heading')
}

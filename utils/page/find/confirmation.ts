import { isHtml } from '../flat-tree.ts'
import type { Outlook } from '../outlook.ts'
import { innermost, isPressable, type Part } from '../part.ts'
import { foldControlName, foldText, holdsPhrase } from '../text.ts'
import { namesAct, type Vocabulary } from '../vocabulary.ts'
import type { Revealed } from './revealed.ts'

/** What the page asked after an act of ours. */
export type Question =
  | { kind: 'none' }
  /** A plain confirmation of that act; `yes` says so. */
  | { kind: 'confirmation'; yes: Part; asked: string }
  /** Anything else: only the user can answer. */
  | { kind: 'other'; asked: string }

/**
 * Questions without content, which by themselves say nothing but "confirm what you have just done".
 * They aren't FitTrend's words but everybody's; others go to the user.
 */
const plainQuestions = /^(are you sure|really|confirm|please confirm)\b/

/** Looks for what came up since the act: a dialog, or buttons beside a question. */
export function findQuestion(
  outlook: Outlook,
  act: 'disable' | 'remove',
  sinceAct: Revealed,
  vocabulary: Vocabulary,
): Question {
  const { sight } = outlook
  const dialogs = outlook.dialogs.filter((dialog) => isNew(dialog))
  const dialog = dialogs.at(-1) ?? inlineQuestion()
  if (!dialog) return { kind: 'none' }
  const asked = dialog.rawText.replace(/\s+/g, ' ').trim()
  const yes = affirmatives(dialog)
  const [only] = yes
  const isPlain = yes.length === 1 && only && !hasMoreToSay(dialog, only)
  return isPlain && concernsAct(dialog, only)
    ? { kind: 'confirmation', yes: only, asked }
    : { kind: 'other', asked }

  function isNew(part: Part): boolean {
    return sinceAct.has(part, sight)
  }

  /** No dialog by role, but new buttons that say yes: the part with the other buttons is the question. */
  function inlineQuestion(): Part | undefined {
    const fresh = sight.parts.filter((part) => isAffirmative(part) && isNew(part))
    const [first] = fresh
    if (!first) return undefined
    return [...first.lineage()].find(
      (part) => pressablesIn(part).length > 1 && hasWordsBeside(part, pressablesIn(part)),
    )
  }

  function hasWordsBeside(part: Part, buttons: Part[]): boolean {
    if (buttons.includes(part)) return false
    return part.content.some((item) =>
      typeof item === 'string' ? item.trim() !== '' : hasWordsBeside(item, buttons),
    )
  }

  function pressablesIn(part: Part): Part[] {
    return sight.parts.filter((inner) => part.contains(inner) && isPressable(inner))
  }

  function affirmatives(part: Part): Part[] {
    return innermost(pressablesIn(part).filter(isAffirmative))
  }

  function isAffirmative(part: Part): boolean {
    return (
      isPressable(part) && (saysAct(part) || vocabulary.confirm.has(foldControlName(part.name)))
    )
  }

  /** "Remove", "Remove Fitbit", "Yes, remove", "Yes, remove Fitbit". */
  function saysAct(part: Part): boolean {
    if (namesAct(vocabulary, act, part.name)) return true
    const name = foldText(part.name)
    return [...vocabulary.confirm].some((word) =>
      name.startsWith(word) ? namesAct(vocabulary, act, name.slice(word.length)) : false,
    )
  }

  /** Boxes to tick and fields to fill are decisions that nobody has made yet. */
  function hasMoreToSay(part: Part, yes: Part): boolean {
    return sight.parts.some((inner) => {
      if (!part.contains(inner) || inner === yes || !inner.isDrawn) return false
      if (isHtml(inner.element, 'input')) {
        return !['button', 'submit', 'reset', 'hidden', 'image'].includes(inner.element.type)
      }
      return ['checkbox', 'radio', 'switch', 'textbox', 'combobox'].includes(inner.role ?? '')
    })
  }

  function concernsAct(part: Part, yes: Part): boolean {
    const said = foldText(part.rawText)
    if ([...vocabulary.others].some((other) => holdsPhrase(said, other))) return false
    if (saysAct(yes)) return true
    const words = [...vocabulary.acts[act], vocabulary.service]
    return words.some((word) => holdsPhrase(said, word)) || plainQuestions.test(said)
  }
}

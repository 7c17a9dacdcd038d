import type { Finding } from '../finding.ts'
import type { Outlook } from '../outlook.ts'
import type { PageProblem, PageQuestion } from '../page-step.ts'
import type { Part } from '../part.ts'
import type { AskedAct } from '../questions/lexicon.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** What to use, and how: to press, or to choose an option in. */
export interface Use {
  part: Part
  option?: HTMLOptionElement | null
}

/** One act on the page: what to use now, and what the page shows once it has worked. */
export interface Move {
  /** In words on the page, for receipts and sentences. */
  label: string
  /** Finds the control in a fresh look; asked again right before the act. */
  find(outlook: Outlook): Finding<Use>
  /** Whether the settled page shows the effect. */
  hasWorked(outlook: Outlook): boolean
  /** Doing it again, after a first time without effect, harms nothing. */
  isRepeatable?: boolean
  /** The server may still take the effect back: it has to stay. */
  mustStay?: true
  /** The page may ask about it: this act is what the user has agreed to. */
  confirmation?: AskedAct | undefined
  /** What the act will bring to light is remembered as this. */
  reveals?: 'sinceExpand' | 'sincePick' | 'sinceChoice'
}

/** What a step wants next, on the page as it is. */
export type Next =
  | { kind: 'done' }
  /** `question`: what the move answers. */
  | { kind: 'move'; move: Move; question?: PageQuestion }
  /** `question`: what is left to the user. */
  | { kind: 'stop'; problem: PageProblem; question?: PageQuestion }

/** A step of the article, as data over the engine. */
export type StepPlan = (outlook: Outlook, context: StepContext) => Next

export interface StepContext {
  vocabulary: Vocabulary
  /** An act of this step was sent before, by this run or by one that was cut off. */
  acted: boolean
  /** An act of this step has led to this page, on which nothing was clicked yet. */
  isNewPage: boolean
  /** Labels of the moves made so far in this run. */
  made: string[]
}

/** Turns a finding of a part into one of something to press. */
export function toPress(finding: Finding<Part>): Finding<Use> {
  return finding.kind === 'found' ? { kind: 'found', it: { part: finding.it } } : finding
}

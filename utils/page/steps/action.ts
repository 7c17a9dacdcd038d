import type { Message } from '../../words/message.ts'
import type { Finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { PageProblem, PageQuestion } from '../page-step.ts'
import type { AskedControl } from '../questions/lexicon.ts'
import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** What to use, and how: to press, or to choose an option in. */
export interface ActionTarget {
  node: SnapshotNode
  option?: HTMLOptionElement | null
}

/** One act on the page: what to use now, and what the page shows once it has worked. */
export interface Action {
  /** What is used, for sentences. */
  label: Message
  /** Finds the control in a fresh look; asked again right before the act. */
  find(observation: Observation): Finding<ActionTarget>
  /** Whether the settled page shows the effect. */
  hasWorked(observation: Observation): boolean
  /** Doing it again, after a first time without effect, harms nothing. */
  isRepeatable?: boolean
  /** The server may still take the effect back: it has to stay. */
  mustStay?: true
  /** The page may ask about it: this act is what the user has agreed to. */
  confirmation?: AskedControl | undefined
  /** What the act will bring to light is remembered as this. */
  reveals?: 'sinceExpand' | 'sincePick' | 'sinceChoice'
}

/** What a step wants next, on the page as it is. */
export type Next =
  | { kind: 'done' }
  /** `question`: what the action answers. */
  | { kind: 'action'; action: Action; question?: PageQuestion }
  /** `question`: what is left to the user. */
  | { kind: 'stop'; problem: PageProblem; question?: PageQuestion }

/** A step of the article, as data over the engine. */
export type StepPlan = (observation: Observation, progress: StepProgress) => Next

export interface StepProgress {
  vocabulary: Vocabulary
  /** An act of this step was sent before, by this run or by one that was cut off. */
  acted: boolean
  /** An act of this step has led to this page, on which nothing was clicked yet. */
  isNewPage: boolean
  /** Labels of the actions performed so far in this run. */
  made: string[]
}

/** Turns a finding of a node into one of something to press. */
export function toPress(finding: Finding<SnapshotNode>): Finding<ActionTarget> {
  return finding.kind === 'found' ? { kind: 'found', it: { node: finding.it } } : finding
}

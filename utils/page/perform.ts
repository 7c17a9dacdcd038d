import type { StepId } from '../site/steps.ts'
import { message } from '../words/message.ts'
import { sweep } from './act/sweep.ts'
import { hands } from './list/hands.ts'
import type { ReadList } from './list/read-list.ts'
import type { Observation } from './observation.ts'
import type { PageProblem, PageQuestion, PageWorld, StepRequest, StepResult } from './page-step.ts'
import { noEffect, problemOfFinding, stopped } from './problem.ts'
import { makeAndProve, proveLast } from './prove.ts'
import { describeNode } from './snapshot/snapshot-node.ts'
import { type ContextOptions, createContext } from './step-context.ts'
import type { StepRun } from './step-run.ts'
import type { Next } from './steps/action.ts'
import { nextOf } from './steps/plans.ts'
import { now } from './wait/clock.ts'
import { watchNavigation } from './wait/navigation-watch.ts'
import { settle } from './wait/settle.ts'

/** More actions than any step needs: past them the page is going round in circles. */
const mostActions = 8

/** Reasons to stop that a page which is still loading gives, too. */
const canPass = new Set<PageProblem['kind']>(['wrong-page', 'not-found'])

export interface PerformOptions extends ContextOptions {
  /** What reads the list of services, once in a repair: the engine lends it its hands. */
  readList?: ReadList
}

/** Steps that have nothing to do where the service isn't listed. */
const inEntry = new Set<StepId>(['expand', 'disable', 'remove'])

/**
 * Does one step on a document: looks whether it is done already, else acts until the settled page
 * proves it. Whatever isn't sure stops it, with nothing clicked beyond what the result lists.
 * @param signal Aborting it ends the step at once with the problem `stopped`.
 */
export async function performStep(
  document: Document,
  request: StepRequest,
  world: PageWorld,
  signal: AbortSignal,
  options: PerformOptions = {},
): Promise<StepResult> {
  const context = createContext(document, request.target, signal, options)
  const navigation = watchNavigation(document)
  const run: StepRun = { request, context, world, navigation, clicked: [], questions: [], made: [] }
  try {
    if (request.mode === 'read-list') return await lookAtList(run, options)
    return request.mode === 'dry-run' ? await lookOnly(run) : await carryOut(run)
  } catch (error) {
    if (!signal.aborted) throw error
    return stop(run, stopped())
  } finally {
    navigation.stop()
  }
}

async function carryOut(run: StepRun): Promise<StepResult> {
  const left = await proveLast(run)
  if (left) return stop(run, left)
  for (let count = 0; count < mostActions; count += 1) {
    const next = await waitForNext(run)
    if (run.navigation.isLeaving) return leave(run)
    if (next.kind === 'done') return finish(run)
    if (next.kind === 'stop') return stop(run, next.problem, next.question)
    const problem = await makeAndProve(next.action, run, next.question)
    if (run.navigation.isLeaving) return leave(run)
    if (problem) return stop(run, problem)
  }
  return stop(run, noEffect(message('verbatim', { text: run.clicked.at(-1) ?? '' })))
}

/** Dry run: what the step would do next on the page as it is. Clicks nothing. */
async function lookOnly(run: StepRun): Promise<StepResult> {
  const next = await waitForNext(run)
  if (next.kind === 'stop') return stop(run, next.problem)
  if (next.kind === 'done') return finish(run)
  const finding = next.action.find(run.context.latest().observation)
  if (finding.kind !== 'found') return stop(run, problemOfFinding(finding, run.context.vocabulary))
  const found = [describeNode(finding.it.node)]
  return { kind: 'done', alreadyDone: false, found, ...soFar(run) }
}

async function lookAtList(run: StepRun, { readList }: PerformOptions): Promise<StepResult> {
  if (!readList) throw new Error('Nothing reads the list in this document.')
  const problem = await readList(run, hands)
  if (problem === 'leaving') return leave(run)
  return problem ? stop(run, problem) : finish(run)
}

/** What the step wants on the settled page; a reason to stop has to hold for as long as pages load. */
async function waitForNext(run: StepRun): Promise<Next> {
  const deadline = now() + run.context.pace.readyMs
  let hasSwept = false
  for (;;) {
    const observation = await settle(run.context, (seen) => quietNeeded(run, seen))
    const next = planNext(run, observation)
    if (!hasSwept && isMissed(run, observation)) {
      hasSwept = true
      if (await sweep(run.context, (seen) => !isMissed(run, seen))) continue
    }
    if (next.kind === 'done' && mayBeTakenBack(run)) {
      if (await staysDone(run)) return next
      continue
    }
    const canWait = next.kind === 'stop' && canPass.has(next.problem.kind)
    if (!canWait || now() >= deadline) return next
    await run.context.change(run.context.pace.pollMs)
  }
}

/**
 * What isn't there, or is there twice, may only not be drawn yet; what is there counts sooner, as each
 * act looks once more. Not on a document that has just been loaded.
 */
function quietNeeded(run: StepRun, observation: Observation): number {
  const { memory, pace } = run.context
  const next = planNext(run, observation)
  // A page in between may still be filling: what it asks counts when it has stayed.
  if (next.kind === 'action' && next.question) return pace.stayMs
  const isThere =
    next.kind === 'action'
      ? next.action.find(observation).kind === 'found'
      : next.kind === 'done' && showsWhatIsDone(run.request.step, observation)
  // Where the page is the right one, the next step waits until it has settled.
  const isOpen = next.kind === 'done' && run.request.step === 'open'
  return isOpen || (memory.hasActed && isThere) ? pace.shownMs : pace.quietMs
}

function showsWhatIsDone(step: StepId, { search, enable }: Observation): boolean {
  if (step === 'remove') return false
  return inEntry.has(step) ? search.entry.kind === 'found' : enable.kind === 'found'
}

/** Whether the step lacks something that may only not be drawn yet, or takes an entry for not listed. */
function isMissed(run: StepRun, observation: Observation): boolean {
  const next = planNext(run, observation)
  if (next.kind === 'action') return next.action.find(observation).kind === 'absent'
  if (next.kind === 'stop') return next.problem.kind === 'not-found'
  const isUntouched = !run.request.acted && run.made.length === 0
  return isUntouched && inEntry.has(run.request.step) && observation.search.entry.kind === 'absent'
}

function planNext(run: StepRun, observation: Observation): Next {
  const { vocabulary, memory } = run.context
  const { step, acted } = run.request
  const isNewPage = acted && !memory.hasActed
  return nextOf(step, observation, { vocabulary, acted, isNewPage, made: run.made })
}

/**
 * An act whose effect nobody has waited for may still be undone by the server's answer. What a document
 * shows that has been loaded since is that answer.
 */
function mayBeTakenBack(run: StepRun): boolean {
  return run.request.acted && run.made.length === 0 && run.context.memory.hasActed
}

async function staysDone(run: StepRun): Promise<boolean> {
  const until = now() + run.context.pace.stayMs
  while (now() < until) {
    await run.context.change(until - now())
    if (planNext(run, run.context.latest().observation).kind !== 'done') return false
  }
  return true
}

function finish(run: StepRun): StepResult {
  return { kind: 'done', alreadyDone: run.made.length === 0, ...soFar(run) }
}

function leave(run: StepRun): StepResult {
  return { kind: 'leaving', ...soFar(run) }
}

function stop(run: StepRun, problem: PageProblem, question?: PageQuestion): StepResult {
  if (question) run.questions.push(question)
  return { kind: 'stopped', problem, ...soFar(run) }
}

function soFar({ clicked, questions, context, leftOpen }: StepRun) {
  return { clicked, questions, view: context.lastView(), ...(leftOpen && { leftOpen }) }
}

import type { StepId } from '../site/steps.ts'
import { answer } from './act/answer.ts'
import { type Effect, type Sent, waitForEffect } from './act/effect.ts'
import { makeMove } from './act/make-move.ts'
import { sweep } from './act/sweep.ts'
import { now, pause } from './clock.ts'
import { type Departure, watchDeparture } from './departure.ts'
import type { Outlook } from './outlook.ts'
import type { PageProblem, PageWorld, StepRequest, StepResult } from './page-step.ts'
import { describePart } from './part.ts'
import { noEffect, problemOfFinding, rolledBack, stopped, unexpectedDialog } from './problem.ts'
import { settle } from './settle.ts'
import { type Stage, type StageOptions, setStage } from './stage.ts'
import type { Move, Next } from './steps/move.ts'
import { nextOf } from './steps/plans.ts'

/** More moves than any step needs: past them the page is going round in circles. */
const mostMoves = 8

/** Reasons to stop that a page which is still loading gives, too. */
const canPass = new Set<PageProblem['kind']>(['wrong-page', 'not-found'])

/** Steps that have nothing to do where the service isn't listed. */
const inEntry = new Set<StepId>(['expand', 'disable', 'remove'])

/** One step under way. */
interface Run {
  request: StepRequest
  stage: Stage
  world: PageWorld
  departure: Departure
  clicked: string[]
  confirmed: string | null
  made: string[]
}

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
  options: StageOptions = {},
): Promise<StepResult> {
  const stage = setStage(document, request.target, signal, options)
  const departure = watchDeparture(document)
  const run: Run = { request, stage, world, departure, clicked: [], confirmed: null, made: [] }
  try {
    return request.mode === 'dry-run' ? await lookOnly(run) : await carryOut(run)
  } catch (error) {
    if (!signal.aborted) throw error
    return stop(run, stopped())
  } finally {
    departure.stop()
  }
}

async function carryOut(run: Run): Promise<StepResult> {
  for (let count = 0; count < mostMoves; count += 1) {
    const next = await waitForNext(run)
    if (run.departure.isLeaving) return leave(run)
    if (next.kind === 'done') return finish(run)
    if (next.kind === 'stop') return stop(run, next.problem)
    const problem = await makeAndProve(next.move, run)
    if (run.departure.isLeaving) return leave(run)
    if (problem) return stop(run, problem)
  }
  return stop(run, noEffect(run.clicked.at(-1) ?? ''))
}

/** Dry run: what the step would do next on the page as it is. Clicks nothing. */
async function lookOnly(run: Run): Promise<StepResult> {
  const next = await waitForNext(run)
  if (next.kind === 'stop') return stop(run, next.problem)
  if (next.kind === 'done') return finish(run)
  const finding = next.move.find(run.stage.glimpse().outlook)
  if (finding.kind !== 'found') return stop(run, problemOfFinding(finding, run.stage.vocabulary))
  const done = { kind: 'done', alreadyDone: false, clicked: [], confirmed: null } as const
  return {
    ...done,
    clicked: [],
    found: [describePart(finding.it.part)],
    view: run.stage.lastView(),
  }
}

/** What the step wants on the settled page; a reason to stop has to hold for as long as pages load. */
async function waitForNext(run: Run): Promise<Next> {
  const deadline = now() + run.stage.pace.readyMs
  let hasSwept = false
  for (;;) {
    const outlook = await settle(run.stage)
    const next = planNext(run, outlook)
    if (!hasSwept && isMissed(run, outlook)) {
      hasSwept = true
      if (await sweep(run.stage, (seen) => !isMissed(run, seen))) continue
    }
    if (next.kind === 'done' && mayBeTakenBack(run)) {
      if (await staysDone(run)) return next
      continue
    }
    const canWait = next.kind === 'stop' && canPass.has(next.problem.kind)
    if (!canWait || now() >= deadline) return next
    await run.stage.change(run.stage.pace.pollMs)
  }
}

/** Whether the step lacks something that may only not be drawn yet, or takes an entry for not listed. */
function isMissed(run: Run, outlook: Outlook): boolean {
  const next = planNext(run, outlook)
  if (next.kind === 'move') return next.move.find(outlook).kind === 'absent'
  if (next.kind === 'stop') return next.problem.kind === 'not-found'
  const isUntouched = !run.request.acted && run.made.length === 0
  return isUntouched && inEntry.has(run.request.step) && outlook.search.entry.kind === 'absent'
}

function planNext(run: Run, outlook: Outlook): Next {
  const { vocabulary } = run.stage
  const { step, acted } = run.request
  return nextOf(step, outlook, { vocabulary, acted, made: run.made })
}

/**
 * An act whose effect nobody has waited for may still be undone by the server's answer. What a document
 * shows that has been loaded since is that answer.
 */
function mayBeTakenBack(run: Run): boolean {
  return run.request.acted && run.made.length === 0 && run.stage.memory.hasActed
}

async function staysDone(run: Run): Promise<boolean> {
  const until = now() + run.stage.pace.stayMs
  while (now() < until) {
    await run.stage.change(until - now())
    if (planNext(run, run.stage.glimpse().outlook).kind !== 'done') return false
  }
  return true
}

/** Makes a move and waits for its proof. Gives the problem that ends the step, or null to go on. */
async function makeAndProve(move: Move, run: Run): Promise<PageProblem | null> {
  const times = run.made.filter((label) => label === move.label).length
  if (times >= (move.isRepeatable ? 2 : 1)) return noEffect(move.label)
  try {
    const result = await makeMove(move, run.world, run.departure, run.stage)
    if (result.kind === 'stopped') return result.problem
    run.made.push(move.label)
    run.clicked.push(move.label)
    return await prove(result.sent, run)
  } finally {
    // Armed by makeMove.
    if (move.confirmation === 'remove') run.confirmed ??= await disarm(run)
  }
}

async function prove(sent: Sent, run: Run): Promise<PageProblem | null> {
  const effect = await waitForEffect(sent, run.stage)
  if (effect.kind !== 'asked') return problemOfEffect(effect, sent.move)
  const { question } = effect
  const answered = question.kind === 'confirmation' ? await answer(question, sent, run.stage) : null
  if (!answered) return unexpectedDialog(sent.move.label, question.asked)
  run.clicked.push(answered.label)
  run.confirmed = question.asked
  const again = await waitForEffect(answered.sent, run.stage)
  if (again.kind === 'asked') return unexpectedDialog(sent.move.label, again.question.asked)
  return problemOfEffect(again, sent.move)
}

/** A move without effect is no problem yet where it may be repeated: the next look decides. */
function problemOfEffect(effect: Effect, move: Move): PageProblem | null {
  if (effect.kind === 'rolled-back') return rolledBack(move.label)
  if (effect.kind === 'none' && !move.isRepeatable) return noEffect(move.label)
  return null
}

/** A document that is going away may not answer any more. */
async function disarm(run: Run): Promise<string | null> {
  const answered = run.world.disarmConfirm()
  if (!run.departure.isLeaving) return answered
  const tooLate = pause(300, new AbortController().signal).then(() => null)
  return Promise.race([answered, tooLate])
}

function finish(run: Run): StepResult {
  const { clicked, confirmed, made } = run
  return {
    kind: 'done',
    alreadyDone: made.length === 0,
    clicked,
    confirmed,
    view: run.stage.lastView(),
  }
}

function leave(run: Run): StepResult {
  const { clicked, confirmed } = run
  return { kind: 'leaving', clicked, confirmed, view: run.stage.lastView() }
}

function stop(run: Run, problem: PageProblem): StepResult {
  return { kind: 'stopped', problem, clicked: run.clicked, view: run.stage.lastView() }
}

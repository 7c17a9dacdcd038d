import { inWords, type Message } from '../../words/message.ts'
import type { Choice } from '../find/picker.ts'
import { nothingRevealed } from '../find/revealed.ts'
import type { Finding } from '../finding.ts'
import type { Observation } from '../observation.ts'
import type { PageProblem } from '../page-step.ts'
import type { StepRun } from '../step-run.ts'
import { closeList } from './close-list.ts'
import { sendEscape } from './escape.ts'
import type { Hands } from './hands.ts'
import { listOn } from './list-on.ts'

export type ReadList = (run: StepRun, hands: Hands) => Promise<PageProblem | null | 'leaving'>

/**
 * Before Disable: opens the list behind "Enable Service", sees that a service can be told and used there, and closes
 * it with nothing chosen. The one that is repaired may rightly be missing, as it is still connected, and all where
 * all are. Gives what stands in the way, or null. A list that is a page of its own is `leaving`, and only looked
 * at there (`acted`): whatever is called "Enable Service" beside it may be what chooses.
 */
export const readList: ReadList = async (run, hands) => {
  const { context, navigation, request, world } = run
  const { memory, vocabulary } = context
  const { settle, sweep, performAction, openListAction, notFound, describeNode, signedOut } = hands
  const list = listOn(context, hands)
  let observation = await settle(context)
  const isThere = (seen: Observation) =>
    seen.enableService.kind !== 'absent' || list.services(seen).kind !== 'absent'
  if (!isThere(observation) && (await sweep(context, isThere))) observation = context.observe()
  if (observation.view.kind === 'signed-out') return signedOut()
  const isOpen = memory.readsList && (await isStillOpen())
  const inSnapshot = list.services(observation)
  if (inSnapshot.kind !== 'absent' && !isOpen) return await usable(inSnapshot)
  if (request.acted) return await usable(await waitForServices())
  const action = openListAction(vocabulary)
  const { sinceExpand } = memory
  let problem: PageProblem | null
  try {
    const answer = isOpen ? null : await open(observation)
    if (answer) return answer.problem
    const services = await waitForServices()
    if (navigation.isLeaving) return 'leaving'
    problem = services.kind === 'absent' ? emptyOrNot(action.label) : await usable(services)
    if (!(await closeList(run, list, hands))) run.leftOpen = true
    memory.readsList = false
  } catch (error) {
    // Cut off, with no time to see what comes of it: the next reading here closes what is left.
    if (memory.readsList) sendEscape(context.document)
    throw error
  } finally {
    memory.sinceExpand = sinceExpand
  }
  memory.sincePick = nothingRevealed
  return problem

  /** Opens it; an answer where that can't be, or needn't. */
  async function open({ enableService, search }: Observation) {
    const isOffered = search.signs.controls.some(({ act }) => act === 'enable')
    if (enableService.kind === 'absent' && isOffered) return { problem: null }
    if (enableService.kind === 'found' && sendsChoice(enableService.it.element))
      return { problem: notFound(list.name, [describeNode(enableService.it)]) }
    memory.readsList = true
    const result = await performAction(action, world, navigation, context, null)
    if (result.kind === 'sent') run.clicked.push(inWords(action.label))
    else memory.readsList = false
    return result.kind === 'stopped' ? result : null
  }

  /** A reading that was cut off here: its list may be open, or only about to come. */
  async function isStillOpen(): Promise<boolean> {
    await waitForServices()
    observation = context.observe()
    return list.isShown(observation) || list.nodes(observation).length > 0
  }

  /** Until a service can be told, or nothing has stirred for as long as controls take to turn up. */
  async function waitForServices(): Promise<Finding<Choice[]>> {
    const { effectMs, readyMs, pollMs } = context.pace
    const begun = hands.now()
    for (;;) {
      const { observation, isBusy, since } = context.latest()
      const services = list.services(observation)
      const rests = !isBusy && hands.now() - Math.max(since, begun) >= readyMs
      const isOver = navigation.isLeaving || rests || hands.now() - begun >= effectMs
      if (services.kind !== 'absent' || isOver) return services
      await Promise.race([context.change(pollMs), navigation.left])
    }
  }

  /** What can be told can be used, too. What is greyed out may be so because it is connected. */
  async function usable(services: Finding<Choice[]>): Promise<PageProblem | null> {
    if (services.kind !== 'found') return hands.problemOfFinding(services, vocabulary)
    const { readinessOf, waitUntilReady, problemOfReadiness } = hands
    const elements = services.it.map(({ node }) => node.element)
    const first = elements.find(
      (element) => readinessOf(element, null, context).kind !== 'disabled',
    )
    const readiness = first && (await waitUntilReady(first, context))
    return readiness && readiness.kind !== 'ready' ? problemOfReadiness(readiness, list.name) : null
  }

  /** A list that was opened and holds nothing to choose or to type into is empty, and not to blame. */
  function emptyOrNot(label: Message): PageProblem | null {
    const observation = context.observe()
    const odd = list.unknown(observation)
    if (odd.length > 0) return notFound(list.name, odd.map(describeNode))
    const isOpened = list.nodes(observation).length > 0 || list.isSaidOpen(observation)
    return isOpened ? null : hands.noEffect(label)
  }
}

/** Sends a form in which something may be chosen already. */
function sendsChoice(element: Element): boolean {
  const { form, type } = element as HTMLButtonElement
  return type === 'submit' && form?.querySelector('select,[type=radio],[type=checkbox]') != null
}

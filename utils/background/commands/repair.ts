import type { ConnectionKey } from '../../alerts/notification-id.ts'
import { success } from '../../problems.ts'
import type { ConnectionView } from '../../protocol/app-state.ts'
import type { CommandAnswer } from '../../protocol/commands.ts'
import { describeRepairProblem, type RepairProblem } from '../../repair/record/problem.ts'
import { forRepairAll } from '../../view-state/for-repair-all.ts'
import type { Accounts } from '../accounts.ts'
import type { Parts } from '../parts.ts'
import { saveQueue } from '../repair-queue.ts'
import { type CommandTable, refuse, refuseAs } from './table.ts'

interface Needs
  extends Pick<
    Parts,
    | 'runner'
    | 'journal'
    | 'monitor'
    | 'sessions'
    | 'alerts'
    | 'store'
    | 'hand'
    | 'usesPage'
    | 'openConnectPage'
  > {
  accounts: Pick<Accounts, 'forgetIfSignedOut'>
  /** The connections of one account, as they are shown, whichever account is; null: it isn't signed in. */
  connectionsOf: (account: string) => Promise<ConnectionView[] | null>
}

type Kinds =
  | 'repair'
  | 'repair-all'
  | 'stop-repair'
  | 'show-page'
  | 'grant-permission'
  | 'confirm-account'
  | 'go-on-without-list'
  | 'try-again'
  | 'do-it-myself'
  | 'do-it-for-me'
  | 'leave-removed'
  | 'close-result'

/** Beginning a repair, and what the user says in the course of it. What takes its time isn't waited for. */
export function repairCommands(needs: Needs): CommandTable<Kinds> {
  const { runner, store } = needs
  return {
    repair: (connection) => repair(needs, connection),
    'repair-all': ({ account }) => repairAll(needs, account),
    'stop-repair': async (command) => {
      await saveQueue(store, [])
      await runner.stop(command.repair)
      return undefined
    },
    'show-page': async (command) => {
      await showPage(needs, command.repair)
      return undefined
    },
    'grant-permission': (command) => void runner.grantPermission(command.repair),
    'confirm-account': (command) => void runner.confirmAccount(command.repair, command.isIt),
    'go-on-without-list': (command) => void runner.goOnWithoutList(command.repair, command.goOn),
    'try-again': async (command) => {
      const again = await runner.tryAgain(command.repair)
      return again && !again.ok ? refuseRepair(again.problem, '') : undefined
    },
    'do-it-myself': async (command) => {
      if (!(await runner.doItMyself(command.repair))) await showPage(needs, command.repair)
      return undefined
    },
    'do-it-for-me': (command) => void runner.help.takeOver(command.repair, 'no'),
    'leave-removed': async (command) => {
      await leaveRemoved(needs, command.repair)
      return undefined
    },
    'close-result': async (command) => {
      await closeResult(needs, command.repair)
      return undefined
    },
  }
}

/** Repairs in the account that is named, whichever is shown. */
async function repair(
  needs: Needs,
  { account, service }: ConnectionKey,
): Promise<CommandAnswer | undefined> {
  const { monitor, runner } = needs
  if (!(await monitor.isWatched(account))) return await refuseUnwatched(needs, account)
  const connection = (await needs.connectionsOf(account))?.find((it) => it.service.id === service)
  if (connection?.explainFirst) return refuseAs('may_not_last')
  const kept = await monitor.reading(account)
  const read = kept ? success(kept) : await monitor.check('user', account)
  if (!read.ok) return refuse(read.problem)
  const started = await runner.start(read.value, service)
  return started.ok ? undefined : refuseRepair(started.problem, connection?.service.name ?? service)
}

/** Nothing can be done in an account that Reconnect isn't signed in to; least of all in another one instead. */
async function refuseUnwatched(
  { monitor, sessions, usesPage }: Needs,
  account: string,
): Promise<CommandAnswer> {
  const isSomeone = (await usesPage()) || (await sessions.all()).length > 0
  if (!isSomeone) return refuse({ kind: 'signed-out' })
  const kept = await monitor.reading(account)
  return refuse({ kind: 'account-signed-out', account: kept?.account.name ?? '' })
}

/**
 * One after the other; what needs a word or another remedy first is left out. Nothing is queued before the
 * first has begun: the queue would take itself to be at its turn.
 */
async function repairAll(needs: Needs, account: string): Promise<CommandAnswer | undefined> {
  const connections = await needs.connectionsOf(account)
  if (!connections) return await refuseUnwatched(needs, account)
  const [first, ...rest] = forRepairAll(connections)
  if (!first) return undefined
  const refused = await repair(needs, { account, service: first.service.id })
  if (refused) return refused
  const queue = rest.map(({ service }) => ({ account, service }))
  await saveQueue(needs.store, queue)
  return undefined
}

/** What a repair has left removed is to stay so: the record is closed for good, and no alert is left. */
async function leaveRemoved({ runner, alerts, accounts }: Needs, id: string): Promise<void> {
  const left = await runner.leaveRemoved(id)
  if (!left) return
  await alerts.drop({ account: left.account, service: left.service.id })
  await accounts.forgetIfSignedOut(left.account)
}

async function closeResult({ runner, journal, accounts }: Needs, id: string): Promise<void> {
  await runner.close(id)
  const closed = await journal.load(id)
  if (closed) await accounts.forgetIfSignedOut(closed.account)
}

async function showPage(needs: Needs, id: string): Promise<void> {
  const { journal, hand, runner, openConnectPage } = needs
  const record = await journal.load(id)
  if (record && (await runner.consent.show(record))) return
  if (record && (await runner.help.show(record))) return
  const tab = record?.tabId == null ? false : await hand.show(record.tabId)
  if (tab) return
  const container = record?.container ?? null
  if (record?.waiting?.kind !== 'site-sign-in') return await openConnectPage(container)
  // The user signs in there, and the repair has to notice.
  if (!(await runner.openForSignIn(record))) await openConnectPage(container)
}

function refuseRepair(problem: RepairProblem, service: string): CommandAnswer {
  const { why, whatNow } = describeRepairProblem(problem, service)
  return { ok: false, sentence: why, whatToDo: whatNow }
}

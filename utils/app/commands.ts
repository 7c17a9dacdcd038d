import type { ConnectionKey } from '../alerts/notification-id.ts'
import { signOut } from '../identity/sign-out.ts'
import { containerOfAccount } from '../monitor/page-account.ts'
import { success } from '../problems.ts'
import type { Command, CommandAnswer } from '../protocol/commands.ts'
import { describeRepairProblem, type RepairProblem } from '../repair/record/problem.ts'
import { saveSettings } from '../settings/settings.ts'
import { StorageError } from '../storage/database.ts'
import { UnfitValueError } from '../storage/fitting.ts'
import { forRepairAll } from '../view-state/for-repair-all.ts'
import { forgetIfSignedOut, showAccount, signInToFitTrend, signOutOf } from './accounts.ts'
import type { App } from './app.ts'
import { refuse } from './refuse.ts'
import { saveQueue } from './repair-queue.ts'

const done: CommandAnswer = { ok: true }

/** Carries out what a view asks; every fault becomes an answer. */
export async function carryOut(app: App, command: Command): Promise<CommandAnswer> {
  try {
    return await handle(app, command)
  } catch (error) {
    if (error instanceof StorageError || error instanceof UnfitValueError)
      return refuse({ kind: error.kind, detail: error.message })
    throw error
  } finally {
    void app.refresh()
  }
}

async function handle(app: App, command: Command): Promise<CommandAnswer> {
  const { runner, store } = app.parts
  switch (command.type) {
    case 'check-now':
    case 'grant-site-access':
      await app.check('user')
      return done
    case 'sign-in':
      return await signInToFitTrend(app, false)
    case 'add-account':
      return await signInToFitTrend(app, true)
    case 'sign-out':
      await signOutOf(app, command.account)
      return done
    case 'show-account':
      await showAccount(app, command.account)
      return done
    case 'open-connect-page':
      await app.parts.openConnectPage(containerOfAccount(command.account))
      return done
    case 'repair':
      return await repair(app, command)
    case 'repair-all':
      return await repairAll(app, command.account)
    case 'stop-repair':
      await saveQueue(store, [])
      await runner.stop(command.repair)
      return done
    case 'show-page':
      await showPage(app, command.repair)
      return done
    case 'grant-permission':
      void runner.grantPermission(command.repair)
      return done
    case 'confirm-account':
      void runner.confirmAccount(command.repair, command.isIt)
      return done
    case 'go-on-without-list':
      void runner.goOnWithoutList(command.repair, command.goOn)
      return done
    case 'try-again': {
      const again = await runner.tryAgain(command.repair)
      return again && !again.ok ? refuseRepair(again.problem, '') : done
    }
    case 'do-it-myself':
      if (!(await runner.doItMyself(command.repair))) await showPage(app, command.repair)
      return done
    case 'do-it-for-me':
      void runner.help.takeOver(command.repair, 'no')
      return done
    case 'leave-removed':
      await leaveRemoved(app, command.repair)
      return done
    case 'close-result':
      await closeResult(app, command.repair)
      return done
    case 'explained':
      await app.parts.alerts.explain(command)
      return done
    case 'snooze':
      await app.parts.alerts.snooze(command, command.for)
      return done
    case 'save-settings':
      await saveSettings(store, command.settings)
      return done
    case 'erase-data':
      if (await app.parts.runner.showUnfinished()) return unfinished
      if ((await app.parts.journal.unreadable()).some(({ isNewer }) => isNewer)) return newer
      for (const { id } of await app.parts.sessions.all())
        await signOut(app.parts.profile.origin, app.parts.sessions, id)
      await app.parts.monitor.forgetAll()
      await store.clear()
      app.parts.journal.forget()
      await app.parts.monitor.reset()
      return done
  }
}

const explainFirst: CommandAnswer = {
  ok: false,
  sentence: 'This repair may not last.',
  whatToDo: 'Read why in Reconnect’s list of connections; the repair is offered there.',
}

const unfinished: CommandAnswer = {
  ok: false,
  sentence: 'A repair isn’t finished yet, so nothing was deleted.',
  whatToDo:
    'Open Reconnect’s popup. There, finish the repair, or stop it and choose “Leave it removed” if that is offered.',
}

const newer: CommandAnswer = {
  ok: false,
  sentence: 'A newer version of Reconnect has begun a repair, so nothing was deleted.',
  whatToDo: 'Update Reconnect, and finish that repair first.',
}

/** What a repair has left removed is to stay so: the record is closed for good, and no alert is left. */
async function leaveRemoved(app: App, id: string): Promise<void> {
  const { parts } = app
  const left = await parts.runner.leaveRemoved(id)
  if (!left) return
  await parts.alerts.drop({ account: left.account, service: left.service.id })
  await forgetIfSignedOut(app, left.account)
}

async function closeResult(app: App, id: string): Promise<void> {
  const { runner, journal } = app.parts
  await runner.close(id)
  const closed = await journal.load(id)
  if (closed) await forgetIfSignedOut(app, closed.account)
}

/** Repairs in the account that is named, whichever is shown. */
async function repair(app: App, { account, service }: ConnectionKey): Promise<CommandAnswer> {
  const { monitor, runner } = app.parts
  if (!(await monitor.isWatched(account))) return await refuseUnwatched(app, account)
  const connection = (await app.connectionsOf(account))?.find((it) => it.service.id === service)
  if (connection?.explainFirst) return explainFirst
  const kept = await monitor.reading(account)
  const read = kept ? success(kept) : await monitor.check('user', account)
  if (!read.ok) return refuse(read.problem)
  const started = await runner.start(read.value, service)
  return started.ok ? done : refuseRepair(started.problem, connection?.service.name ?? service)
}

/** Nothing can be done in an account that Reconnect isn't signed in to; least of all in another one instead. */
async function refuseUnwatched({ parts }: App, account: string): Promise<CommandAnswer> {
  const isSomeone = (await parts.usesPage()) || (await parts.sessions.all()).length > 0
  if (!isSomeone) return refuse({ kind: 'signed-out' })
  const kept = await parts.monitor.reading(account)
  return refuse({ kind: 'account-signed-out', account: kept?.account.name ?? '' })
}

/**
 * One after the other; what needs a word or another remedy first is left out. Nothing is queued before the
 * first has begun: the queue would take itself to be at its turn.
 */
async function repairAll(app: App, account: string): Promise<CommandAnswer> {
  const connections = await app.connectionsOf(account)
  if (!connections) return await refuseUnwatched(app, account)
  const [first, ...rest] = forRepairAll(connections)
  if (!first) return done
  const started = await repair(app, { account, service: first.service.id })
  if (started.ok) {
    const queue = rest.map(({ service }) => ({ account, service }))
    await saveQueue(app.parts.store, queue)
  }
  return started
}

async function showPage(app: App, id: string): Promise<void> {
  const { journal, hand, runner, openConnectPage } = app.parts
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

import type { ConnectionKey } from '../alerts/notification-id.ts'
import { signIn } from '../identity/sign-in.ts'
import { signOut } from '../identity/sign-out.ts'
import type { Command, CommandAnswer } from '../messages.ts'
import { describeProblem, type Problem } from '../problems.ts'
import { isOpen } from '../repair/record.ts'
import { describeRepairProblem, type RepairProblem } from '../repair/repair-problem.ts'
import { StorageError } from '../storage/database.ts'
import type { App } from './app.ts'
import { saveQueue, saveSettings } from './settings.ts'

const done: CommandAnswer = { ok: true }

/** Carries out what a view asks; every fault becomes an answer. */
export async function carryOut(app: App, command: Command): Promise<CommandAnswer> {
  try {
    return await handle(app, command)
  } catch (error) {
    if (error instanceof StorageError) return refuse({ kind: 'storage', detail: error.message })
    throw error
  } finally {
    void app.refresh()
  }
}

async function handle(app: App, command: Command): Promise<CommandAnswer> {
  const { runner, journal, store } = app.parts
  switch (command.type) {
    case 'check-now':
    case 'grant-site-access':
      await app.check('user')
      return done
    case 'sign-in':
      return await signInToFitTrend(app)
    case 'sign-out':
      await signOut(app.parts.profile.origin, app.parts.sessions)
      await app.parts.monitor.reset()
      return done
    case 'repair':
      return await repair(app, command.service)
    case 'repair-all':
      return await repairAll(app)
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
    case 'try-again':
      await runner.tryAgain(command.repair)
      return done
    case 'do-it-myself':
      if (!(await runner.doItMyself(command.repair))) await showPage(app, command.repair)
      return done
    case 'do-it-for-me':
      void runner.help.takeOver(command.repair, 'no')
      return done
    case 'close-result':
      await runner.close(command.repair)
      return done
    case 'explained':
      await app.parts.alerts.explain(await connectionKey(app, command.service))
      return done
    case 'snooze':
      await app.parts.alerts.snooze(await connectionKey(app, command.service), command.for)
      return done
    case 'save-settings':
      await saveSettings(store, command.settings)
      return done
    case 'erase-data':
      if ((await journal.all()).some(isOpen)) return unfinished
      await signOut(app.parts.profile.origin, app.parts.sessions)
      await store.clear()
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
  whatToDo: 'Finish the repair first.',
}

async function signInToFitTrend(app: App): Promise<CommandAnswer> {
  const { identity, profile, sessions, monitor, now, hasSiteAccess } = app.parts
  if (!identity) return refuse({ kind: 'no-identity' })
  if (!(await hasSiteAccess())) return refuse({ kind: 'site-access' })
  if (app.signingIn) return done
  app.signingIn = true
  void app.refresh()
  try {
    const signedIn = await signIn(profile.origin, identity, sessions, now)
    if (!signedIn.ok) return refuse(signedIn.problem)
    await monitor.reset()
  } finally {
    app.signingIn = false
  }
  await app.check('user')
  void app.parts.runner.resumeAll()
  return done
}

/** A service of the account that is shown. */
async function connectionKey(app: App, service: string): Promise<ConnectionKey> {
  return { account: (await app.parts.monitor.reading())?.account.id ?? '', service }
}

async function repair(app: App, service: string): Promise<CommandAnswer> {
  const { connections } = await app.state()
  if (connections.some((it) => it.service.id === service && it.explainFirst)) return explainFirst
  const { monitor, runner } = app.parts
  const kept = await monitor.reading()
  const reading =
    kept ?? (await monitor.check('user').then((read) => (read.ok ? read.value : null)))
  if (!reading) {
    const { problem } = await monitor.schedule()
    return refuse(problem ?? { kind: 'signed-out' })
  }
  const started = await runner.start(reading, service)
  return started.ok ? done : refuseRepair(started.problem, service)
}

async function repairAll(app: App): Promise<CommandAnswer> {
  const { connections } = await app.state()
  const [first, ...rest] = connections.filter(({ canRepair }) => canRepair)
  if (!first) return done
  await saveQueue(
    app.parts.store,
    rest.map(({ service }) => service.id),
  )
  return await repair(app, first.service.id)
}

async function showPage(app: App, id: string): Promise<void> {
  const { journal, hand, runner, openConnectPage } = app.parts
  const record = await journal.load(id)
  if (record && (await runner.consent.show(record))) return
  if (record && (await runner.help.show(record))) return
  const tab = record?.tabId == null ? false : await hand.show(record.tabId)
  if (!tab) await openConnectPage()
}

function refuse(problem: Problem): CommandAnswer {
  const { sentence, whatToDo } = describeProblem(problem)
  return { ok: false, sentence, whatToDo }
}

function refuseRepair(problem: RepairProblem, service: string): CommandAnswer {
  const { why, whatNow } = describeRepairProblem(problem, service)
  return { ok: false, sentence: why, whatToDo: whatNow }
}

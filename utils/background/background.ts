import type { Browser } from 'wxt/browser'
import type { CheckReason } from '../monitor/source.ts'
import type { AppState, ConnectionView } from '../protocol/app-state.ts'
import type { Command, CommandAnswer } from '../protocol/commands.ts'
import { noteDeletion } from '../storage/deletion.ts'
import type { OpenedFor } from '../view-link/opened-for.ts'
import { watchedAccounts } from '../view-state/accounts.ts'
import { Accounts } from './accounts.ts'
import { answerMessage } from './answer-message.ts'
import { answerPage } from './answer-page.ts'
import { Checker } from './checker.ts'
import { accountCommands } from './commands/accounts.ts'
import { alertCommands } from './commands/alerts.ts'
import { checkCommands } from './commands/check.ts'
import { dataCommands } from './commands/data.ts'
import { repairCommands } from './commands/repair.ts'
import { type CommandTable, carryOut } from './commands/table.ts'
import { notificationClicked } from './notification-clicks.ts'
import type { Parts } from './parts.ts'
import { Refresher } from './refresher.ts'
import type { ViewPorts } from './view-ports.ts'

/** What the browser's events reach. */
export interface Background {
  readonly parts: Parts
  readonly views: ViewPorts
  readonly accounts: Accounts
  /** At every start of the worker: what was left unfinished goes on, and a check that is due is made. */
  start(): Promise<void>
  refresh(): Promise<void>
  state(): Promise<AppState>
  check(reason: CheckReason, onPage?: string | null): Promise<void>
  connectionsOf(account: string): Promise<ConnectionView[] | null>
  carryOut(command: Command): Promise<CommandAnswer>
  /** @see answerMessage */
  answer(message: unknown, sender: Browser.runtime.MessageSender): Promise<unknown> | undefined
  /** @see notificationClicked */
  notificationClicked(id: string, button?: number | null): Promise<OpenedFor | null>
}

/** Puts the background together: each part is handed what it needs, and nothing more. */
export function createBackground(parts: Parts): Background {
  const { store, runner, journal, alerts, now } = parts
  store.afterDeletion((db, deletion) => noteDeletion(db, deletion, now()))
  const refresher = new Refresher(parts)
  const refresh = () => refresher.refresh()
  const checker = new Checker({ ...parts, refresh })
  const check = (reason: CheckReason, onPage: string | null = null) => checker.check(reason, onPage)
  const snapshot = () => refresher.snapshot()
  const accounts = new Accounts({ ...parts, signingIn: refresher, check, snapshot })
  const connectionsOf = async (account: string) =>
    watchedAccounts(await snapshot()).find(({ id }) => id === account)?.connections ?? null
  const table: CommandTable = {
    ...checkCommands({ check }),
    ...accountCommands({ ...parts, accounts }),
    ...repairCommands({ ...parts, accounts, connectionsOf }),
    ...alertCommands(alerts),
    ...dataCommands(parts),
  }
  const answering = (command: Command) => carryOut(table, command).finally(() => void refresh())
  return {
    parts,
    views: refresher.views,
    accounts,
    async start() {
      await refresh()
      await runner.resumeAll().catch(() => 'the alarm of open repairs tries again')
      await journal.prune().catch(() => 'pruned another time')
      await check('alarm')
    },
    refresh,
    state: () => refresher.state(),
    check,
    connectionsOf,
    carryOut: answering,
    answer: (message, sender) =>
      answerMessage(
        {
          carryOut: answering,
          answerPage: (request, from) => answerPage(parts, request, from),
        },
        message,
        sender,
      ),
    notificationClicked: (id, button) =>
      notificationClicked({ alerts, refresh, carryOut: answering, connectionsOf }, id, button),
  }
}

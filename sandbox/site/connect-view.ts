import { now } from '../clock.ts'
import type { Account } from '../model/account.ts'
import { type Connection, type ConnectionStatus, statusOf } from '../model/connection.ts'
import { typeName } from '../model/service-catalogue.ts'
import type { Session } from '../model/sessions.ts'
import { hostOf, type Sandbox } from '../sandbox.ts'

interface SettingView {
  type: string
  label: string
  on: boolean
}

export interface EntryView {
  service: string
  name: string
  status: ConnectionStatus
  /** What the page says of the connection, e.g. "Token expired". */
  state: string
  settings: SettingView[]
  /** Remove is offered only after Disable. */
  disabled: boolean
}

export interface OfferView {
  service: string
  name: string
  available: boolean
}

/** All that a Connect page shows; page variants draw the same data in other ways. */
export interface ConnectView {
  accountName: string
  csrf: string
  notice: string | null
  entries: EntryView[]
  /** Services that are not connected and can be, or could be at another time. */
  offers: OfferView[]
}

export function connectView(sandbox: Sandbox, account: Account, session: Session): ConnectView {
  const { notice } = session
  session.notice = null
  return {
    accountName: account.name,
    csrf: session.csrf,
    notice,
    entries: [...account.connections.values()].map((one) => entryView(sandbox, one)),
    offers: offerViews(sandbox, account),
  }
}

function entryView(sandbox: Sandbox, connection: Connection): EntryView {
  const { kind } = hostOf(sandbox, connection.service)
  return {
    service: kind.id,
    name: kind.name,
    status: statusOf(connection, now()),
    state: stateWord(connection),
    settings: Object.entries(connection.settings).map(([type, on]) => ({
      type,
      label: typeName(type),
      on,
    })),
    disabled: connection.disabled,
  }
}

function offerViews(sandbox: Sandbox, account: Account): OfferView[] {
  return [...sandbox.hosts.values()]
    .filter(
      ({ kind, availability }) => availability !== 'retired' && !account.connections.has(kind.id),
    )
    .map(({ kind, availability }) => ({
      service: kind.id,
      name: kind.name,
      available: availability === 'available',
    }))
}

/** The state in the words that docs of the Connect page list. */
function stateWord(connection: Connection): string {
  switch (statusOf(connection, now())) {
    case 'disabled':
      return 'Disabled'
    case 'paused':
      return 'Import paused'
    case 'connected':
      return connection.historyComplete ? 'Connected' : 'Importing'
    case 'error':
      return problemWord(connection)
  }
}

function problemWord({ problem }: Connection): string {
  switch (problem?.code) {
    case 'token_expired':
      return 'Token expired'
    case 'refresh_failed':
      return 'Import stopped'
    case 'service_unavailable':
      return 'Service unavailable'
    case 'service_retired':
      return 'No longer supported'
    case 'account_in_use':
      return 'Error'
    default:
      return 'Needs attention'
  }
}

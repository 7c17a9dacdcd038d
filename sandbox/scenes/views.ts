import { connectionView } from '../api/connection-view.ts'
import { clockOffset, isoTime, now } from '../clock.ts'
import { type Account, archiveOf } from '../model/account.ts'
import type { Connection } from '../model/connection.ts'
import { clientOf, type Sandbox } from '../sandbox.ts'
import { variants } from '../variants/index.ts'

/** GET /sandbox/state: everything that a test may want to know. */
export function stateView(sandbox: Sandbox) {
  return {
    now: isoTime(now()),
    clockOffsetSeconds: Math.round(clockOffset() / 1000),
    origin: sandbox.origin,
    servicesOrigin: sandbox.servicesOrigin,
    accounts: sandbox.accounts.map((account) => accountView(sandbox, account)),
    services: [...sandbox.hosts].map(([id, { availability, rateLimit }]) => ({
      id,
      availability,
      network: clientOf(sandbox, id).network.state,
      perHour: rateLimit.perHour,
    })),
    knobs: sandbox.knobs,
    variants: variants.map(({ name, summary }) => ({ name, summary })),
  }
}

function accountView(sandbox: Sandbox, account: Account) {
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    connections: [...account.connections.values()].map((one) => ({
      ...connectionView(sandbox, account, one),
      engine: engineView(one),
    })),
    archives: [...account.archives.keys()].map((service) => {
      const archive = archiveOf(account, service)
      const { through, records, runs } = archive
      return { service, through, records: records.size, runs: runs.length }
    }),
    inbox: account.inbox.map((message) => ({ ...message, at: isoTime(message.at) })),
  }
}

/** What FitTrend is about to do for a connection. */
function engineView({ nextImportAt, nextRefreshAt, token, answerLost }: Connection) {
  return {
    nextImportAt: isoTime(nextImportAt),
    nextRefreshAt: nextRefreshAt === null ? null : isoTime(nextRefreshAt),
    tokenSecondsLeft: token && Math.round((token.expiresAt - now()) / 1000),
    granted: token?.scopes ?? [],
    answerLost,
  }
}

import { moveClockTo, now } from '../clock.ts'
import type { Account } from '../model/account.ts'
import type { Connection } from '../model/connection.ts'
import type { Sandbox } from '../sandbox.ts'
import { importOnce } from './import-run.ts'
import { isFinal } from './problem.ts'
import { expire, refresh } from './refresh.ts'
import { denseJumpMs } from './timing.ts'

/** Something that FitTrend has to do for one connection at a moment of the sandbox clock. */
interface Due {
  at: number
  act: () => Promise<void>
}

/** Runs everything that is due by now. Only inside `exclusive`. */
export function runDue(sandbox: Sandbox): Promise<void> {
  return advanceTo(sandbox, now())
}

/**
 * Moves the clock to `target` and runs what falls due on the way, each thing at its own time. In
 * jumps of more than two days imports are thinned out, so that a month takes a second.
 */
export async function advanceTo(sandbox: Sandbox, target: number): Promise<void> {
  const { knobs } = sandbox
  const usual = knobs.importSeconds
  knobs.importSeconds = Math.max(usual, (target - now() - denseJumpMs) / importsPerJump / 1000)
  try {
    for (let next = earliest(sandbox, target); next; next = earliest(sandbox, target)) {
      moveClockTo(next.at)
      await next.act()
    }
  } finally {
    knobs.importSeconds = usual
  }
  moveClockTo(target)
  for (const { connection } of live(sandbox))
    connection.nextImportAt = Math.min(connection.nextImportAt, now() + usual * 1000)
}

/** Imports of one connection in a jump that thins them out. */
const importsPerJump = 48

function earliest(sandbox: Sandbox, target: number): Due | undefined {
  return allDue(sandbox)
    .filter((due) => due.at <= target)
    .sort((a, b) => a.at - b.at)[0]
}

function allDue(sandbox: Sandbox): Due[] {
  return live(sandbox).flatMap(({ account, connection }) => dueOf(sandbox, account, connection))
}

/** Connections that FitTrend still works on. */
function live(sandbox: Sandbox): { account: Account; connection: Connection }[] {
  return sandbox.accounts.flatMap((account) =>
    [...account.connections.values()]
      .filter((connection) => !connection.disabled && connection.token && !isFinal(connection))
      .map((connection) => ({ account, connection })),
  )
}

function dueOf(sandbox: Sandbox, account: Account, connection: Connection): Due[] {
  const { token, nextRefreshAt } = connection
  if (!token) return []
  const all: Due[] = [
    { at: connection.nextImportAt, act: () => importOnce(sandbox, account, connection) },
  ]
  // A service that says it is down is waited for; a cut wire or a refusal is not.
  if (connection.problem?.code !== 'service_unavailable')
    all.unshift({ at: token.expiresAt, act: async () => expire(connection) })
  if (nextRefreshAt !== null) {
    const act = async () => {
      await refresh(sandbox, account.id, connection)
    }
    all.push({ at: nextRefreshAt, act })
  }
  // At the same moment a token is renewed before it is used, and is over before it is renewed.
  return all.sort((a, b) => a.at - b.at)
}

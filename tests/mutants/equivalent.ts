import type { Mutant } from './mutant.ts'

/** A mutant that changes nothing that anybody could notice, and why. */
interface Equivalent {
  file: string
  /** The lines as they were and as they are with it, each run of spaces as one. */
  before: string
  after: string
  why: string
}

const portNames =
  'The two errors are told apart by their classes; the name is for who reads a console.'

const equivalents: Equivalent[] = [
  {
    file: 'utils/identity/access-token.ts',
    before: "return locks.exclusive('access-token', async () => {",
    after: "return locks.exclusive('signed-out', async () => {",
    why: 'A lock may have any name that no other lock has.',
  },
  {
    file: 'utils/identity/identity-port.ts',
    before: "override name = 'FlowBusyError'",
    after: "override name = 'UnreachableError'",
    why: portNames,
  },
  {
    file: 'utils/identity/identity-port.ts',
    before: "override name = 'UnreachableError'",
    after: "override name = 'FlowBusyError'",
    why: portNames,
  },
  {
    file: 'utils/repair/steps/whose-page.ts',
    before: 'const lookAgainMs = 1_000',
    after: 'const lookAgainMs = 2000',
    why: 'A pace: nothing hangs on whether the page is looked at again after one second or two.',
  },
  {
    file: 'utils/repair/steps/verify.ts',
    before:
      'return now - enabledAt > historyPace.afterMs && sinceLook >= 0 && sinceLook < historyPace.everyMs',
    after:
      'return (now - enabledAt >= historyPace.afterMs) && sinceLook >= 0 && sinceLook < historyPace.everyMs',
    why: 'A slower pace begins after an hour, or a millisecond before that.',
  },
  {
    file: 'utils/repair/proof-of-repair.ts',
    before: 'return Math.max(before.serverTime + (receipt.finishedAt - startedAt), lookedAt ?? 0)',
    after: 'return Math.max(before.serverTime + (receipt.finishedAt - startedAt), lookedAt ?? 1)',
    why: 'The other time is of our days, in milliseconds since 1970.',
  },
  {
    file: 'utils/identity/authorization-server.ts',
    before: "...requestOptions(origin), algorithm: 'oidc',",
    after: '...requestOptions(origin),',
    why: 'It is the library’s default, written down because the address depends on it.',
  },
  {
    file: 'utils/repair/record/journal.ts',
    before: 'this.#seen.delete(id)',
    after: '{}',
    why: 'What has ended is never put back into a database; only memory is freed.',
  },
  {
    file: 'utils/repair/steps/finish.ts',
    before: 'if (wait > 0) await parts.sleep(wait)',
    after: 'if (wait > 1) await parts.sleep(wait)',
    why: 'No wait is of a single millisecond.',
  },
  {
    file: 'utils/repair/steps/page.ts',
    before: 'if (questions.length > 0)',
    after: 'if ((questions.length >= 0))',
    why: 'To note no questions changes nothing; only a read of the database is spared.',
  },
  {
    file: 'utils/repair/record/machine.ts',
    before:
      "row.to.includes(next.phase) || (next.phase === record.phase && row.to.includes('same'))",
    after:
      "row.to.includes(next.phase) || ((next.phase === record.phase || row.to.includes('same')))",
    why: 'No handler leads where its row doesn’t (machine.test.ts explores it), so what guards that has nothing to say.',
  },
  {
    file: 'utils/repair/steps/hand-over.ts',
    before: "await journal.record(record.id, { kind: 'ended', problem: ending, removed })",
    after: '{}',
    why: 'Whoever asks the user has just noted the tab; the type alone can’t say so.',
  },
  {
    file: 'utils/identity/sessions.ts',
    before: 'return Math.max(signedInAt, shownAt ?? 0)',
    after: 'return Math.max(signedInAt, shownAt ?? 1)',
    why: 'Nobody has signed in within the first milliseconds of 1970.',
  },
  {
    file: 'utils/repair/later-news.ts',
    before: "if (!isStuck || !isLong || reading.source !== 'api') return false",
    after: "if (!isStuck || !isLong || reading.source !== 'api') return true",
    why: 'To carry on what waits, or has ended, changes nothing.',
  },
  {
    file: 'utils/repair/steps/whose-page.ts',
    before: "return 'go-on'",
    after: "return 'held'",
    why: 'The account is on record as proved: the loop comes again, and goes on.',
  },
  {
    file: 'utils/repair/user-help.ts',
    before: 'const looksAfterClick = [0, 1_500, 4_000]',
    after: 'const looksAfterClick = [1, 1_500, 4_000]',
    why: 'To wait for a millisecond is not to wait.',
  },
  {
    file: 'utils/repair/consent-keeper.ts',
    before: 'await this.ask({ ...record, consentWindow: null })',
    after: 'await this.ask({ ...record })',
    why: 'The window was closed just before: to show it shows nothing.',
  },
]

/** Why nobody can notice a mutant; null where somebody should. */
export function excuseOf(mutant: Mutant): string | null {
  const known = equivalents.find(
    ({ file, before, after }) =>
      file === mutant.file && before === mutant.before && after === mutant.after,
  )
  return known?.why ?? null
}

import type { Connection, Service } from '../api/schema.ts'
import type { Reading } from '../connections/reading.ts'
import { failure, type Result, success } from '../problems.ts'
import { brokenIn } from './begun-by-hand.ts'
import type { GivenAtStart } from './record/journal.ts'
import type { RepairProblem } from './record/problem.ts'
import {
  type Before,
  isActive,
  isInTheWay,
  isOpen,
  leftSwitchedOff,
  owesProof,
  type RecordIn,
  type RepairRecord,
} from './record/schema.ts'
import type { RunnerParts } from './runner-parts.ts'

/** Ends after which a connection that works may be reset once more. */
const retryableThoughConnected = new Set<RepairProblem['kind']>([
  'wrong-account',
  'scope-missing',
  'account-in-use',
])

/** Ends before Remove that leave something to do on the page. */
const doableOnPage = new Set<RepairProblem['kind']>(['page', 'page-lost', 'stopped', 'internal'])

type Started = Result<RepairRecord, RepairProblem>

/** Begins repairs, one at a time, and carries on those that have ended before they were done. */
export class StartDesk {
  readonly #parts: RunnerParts
  readonly #goOn: (id: string) => Promise<void>

  constructor(parts: RunnerParts, goOn: (id: string) => Promise<void>) {
    this.#parts = parts
    this.#goOn = goOn
  }

  /** Two clicks in the same moment must not both find that nothing is at work. */
  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#parts.locks.exclusive('repair-start', work)
  }

  /** Starts a repair, or carries on the one that is open for that connection; `atWork`: it is at work already. */
  start(
    reading: Reading,
    serviceId: string,
  ): Promise<Result<RepairRecord | { atWork: RepairRecord }, RepairProblem>> {
    return this.#exclusive(async () => {
      const all = await this.#parts.journal.all()
      const { account, source } = reading
      const theirs = all.filter((it) => it.account === account.id && it.service.id === serviceId)
      const same = theirs.find(isOpen)
      if (same && isActive(same)) return success({ atWork: same })
      if (same) return (await this.#carryOn(same.id, 'no')) ?? success(same)
      const inTheWay = all.find(isInTheWay)
      if (inTheWay) return failure({ kind: 'busy', service: inTheWay.service.name })
      const connection = reading.connections.find(({ service }) => service.id === serviceId)
      if (!connection) return failure({ kind: 'unknown-service' })
      return await this.#begin(account.id, connection.service, source, {
        force: false,
        before: keptBefore(all, reading, connection),
        lastSeen: brokenIn(reading, connection),
        // A page doesn't say whose it is.
        accountName: source === 'page' ? '' : account.name,
      })
    })
  }

  async #begin(
    account: string,
    service: Service,
    source: RepairRecord['source'],
    given: GivenAtStart,
  ): Promise<Started> {
    await this.#parts.watchOver()
    const consentBy = this.#consentBy(source)
    const all = { ...given, consentBy }
    const record = await this.#parts.journal.begin(account, service, source, all)
    if (!record) return failure(await this.#whyTaken(account, service))
    this.#parts.changed()
    void this.#goOn(record.id)
    return success(record)
  }

  /** By the API wherever that can be, also where the page has just failed: what is tried again is something else. */
  #consentBy(source: RepairRecord['source']): 'api' | 'page' {
    return this.#parts.identity === null ? 'page' : source
  }

  async #whyTaken(account: string, { id, name }: Service): Promise<RepairProblem> {
    const isNewer = (await this.#parts.journal.unreadable()).some(
      (it) => it.isNewer && it.account === account && it.service?.id === id,
    )
    return isNewer ? { kind: 'newer-repair' } : { kind: 'busy', service: name }
  }

  /** Carries on what Remove has begun, or starts anew what hasn't come that far; null where it hasn't ended. */
  tryAgain(id: string, byHand: 'no' | 'rest'): Promise<Started | null> {
    return this.#exclusive(() => this.#carryOn(id, byHand))
  }

  async #carryOn(id: string, byHand: 'no' | 'rest'): Promise<Started | null> {
    const { journal } = this.#parts
    const ended = await journal.load(id)
    if (ended?.phase !== 'not-repaired') return null
    const inTheWay = (await journal.open()).find(isInTheWay)
    if (inTheWay) return failure({ kind: 'busy', service: inTheWay.service.name })
    const isBroken = owesProof(ended) && (await this.#isBrokenNow(ended))
    // Looking again at what has broken again would find the same for ever.
    if (isBroken) await journal.record(id, { kind: 'handed-on' })
    if (isOpen(ended) && !isBroken) {
      await this.#parts.watchOver()
      const consentBy = byHand === 'rest' ? 'page' : this.#consentBy(ended.source)
      await journal.record(id, { kind: 'carried-on', byHand, consentBy })
      void this.#goOn(id)
      return success(ended)
    }
    const force = retryableThoughConnected.has(ended.problem.kind)
    const isBegun = ended.acted.includes('disable')
    await journal.record(id, { kind: 'result-closed' })
    const known = await this.#knownNow(ended)
    return await this.#begin(ended.account, ended.service, ended.source, {
      accountName: ended.accountName,
      force,
      before: force || isBegun || isBroken ? ended.before : (known?.before ?? null),
      lastSeen: known?.lastSeen ?? ended.lastSeen,
      byHand,
    })
  }

  /** FitTrend lists it again, and it doesn't work. */
  async #isBrokenNow({ account, service, problem }: RecordIn<'not-repaired'>): Promise<boolean> {
    if (problem.kind !== 'not-connected') return false
    const reading = await this.#parts.monitor.reading(account)
    const connection = reading?.connections.find((it) => it.service.id === service.id)
    return connection?.status === 'error'
  }

  /** What is known of the connection by the latest reading and all earlier repairs; null: it isn't listed. */
  async #knownNow({ account, service }: RepairRecord) {
    const reading = await this.#parts.monitor.reading(account)
    const connection = reading?.connections.find((it) => it.service.id === service.id)
    if (!reading || !connection) return null
    return {
      before: keptBefore(await this.#parts.journal.all(), reading, connection),
      lastSeen: brokenIn(reading, connection),
    }
  }

  /** The user does by hand what an ended repair has left; false where the page can't help. */
  async onPage(ended: RecordIn<'not-repaired'>): Promise<boolean> {
    if (!isOpen(ended) && !doableOnPage.has(ended.problem.kind)) return false
    await this.tryAgain(ended.id, 'rest')
    return true
  }
}

/**
 * What an earlier repair of ours noted before its first click, and hasn't brought back yet: the connection is
 * switched off, or was added again without its settings.
 */
function keptBefore(all: RepairRecord[], reading: Reading, connection: Connection): Before | null {
  const left = leftSwitchedOff(all, reading.account.id, connection)
  if (left) return left.before
  const [last] = all.filter(
    (it) => it.account === reading.account.id && it.service.id === connection.service.id,
  )
  const isOwed =
    last?.phase === 'not-repaired' &&
    !last.isOver &&
    last.settingsRestored === 'unknown' &&
    last.steps.remove !== undefined
  return isOwed ? last.before : null
}

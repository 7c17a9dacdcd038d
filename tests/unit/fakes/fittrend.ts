import type { Http, HttpAnswer, HttpRequest } from '../../../utils/api/http.ts'
import type { Connection, ImportRun, Service, ServiceOffer } from '../../../utils/api/schema.ts'
import type { Problem, Result } from '../../../utils/problems.ts'
import { type Clock, hour, iso, minute, second } from './clock.ts'
import { fitbit, garmin } from './connections.ts'

export interface Ticket {
  service: string
  redirectUri: string
  state: string
}

/** What a test says of one request instead of FitTrend; null lets FitTrend answer. */
export type Interruption = (request: HttpRequest) => { problem: Problem } | null

/** FitTrend in memory: one account's connections, behind its API and its Connect page alike. */
export class FitTrend {
  readonly origin = 'https://fittrend.example'
  account = { id: 'account-1', name: 'Test account A' }
  readonly connections = new Map<string, Connection>()
  offers: ServiceOffer[] = [
    { service: fitbit, status: 'available' },
    { service: garmin, status: 'available' },
  ]
  /** Everything that was done to a connection, in order. */
  readonly deeds: string[] = []
  readonly tickets = new Map<string, Ticket>()
  interrupt: Interruption = () => null
  /** From consent to the end of the first import; null: it never comes. */
  importTakesMs: number | null = 2 * second
  /** Whether Remove loses the Connect Settings. */
  losesSettings = true
  /** What the service lets FitTrend have. */
  ignoresSettings = false

  readonly #clock: Clock
  readonly #kept = new Map<string, Connection>()
  readonly #runs = new Map<string, ImportRun[]>()
  readonly #importsAt = new Map<string, number>()

  constructor(clock: Clock, connections: Connection[]) {
    this.#clock = clock
    for (const it of connections) this.connections.set(it.service.id, it)
  }

  /** The service doesn't take FitTrend's token any more. */
  breakDown(id: string): void {
    if (this.connections.get(id)?.status !== 'connected') return
    const error = { code: 'token_expired', since: iso(this.#clock.now()) }
    this.#change(id, { status: 'error', error })
  }

  disable(id: string): void {
    this.#change(id, { status: 'disabled', error: null })
    this.deeds.push(`${id} disabled`)
  }

  remove(id: string): void {
    const gone = this.connections.get(id)
    if (!gone) throw new Error(`${id} isn't there`)
    this.#kept.set(id, gone)
    this.connections.delete(id)
    this.deeds.push(`${id} removed`)
  }

  /** The service has granted permission: connected anew, data kept. */
  connect(service: Service, externalAccount = `${service.id}-user-1`): void {
    const kept = this.#kept.get(service.id)
    const listed = this.connections.get(service.id)
    // What has been imported stays so, whichever account of the service it came from.
    const before = listed ?? kept
    const isRenewed = listed?.externalAccount === externalAccount
    const now = this.#clock.now()
    this.connections.set(service.id, {
      service,
      status: 'connected',
      error: null,
      token: { expiresAt: iso(now + 8 * hour), refreshedAt: iso(now) },
      import: {
        lastSucceededAt: (isRenewed && listed.import.lastSucceededAt) || null,
        through: before?.import.through ?? null,
        records: before?.import.records ?? 0,
        pausedUntil: null,
        historyComplete: true,
      },
      settings: this.losesSettings ? { steps: true, sleep: true } : (kept?.settings ?? {}),
      externalAccount,
    })
    this.deeds.push(`${service.id} connected`)
    if (this.importTakesMs !== null) this.#importsAt.set(service.id, now + this.importTakesMs)
  }

  readonly http: Http = async (request): Promise<Result<HttpAnswer>> => {
    this.#importWhatIsDue()
    const interruption = this.interrupt(request)
    if (interruption) return { ok: false, problem: interruption.problem }
    return this.#answer(request)
  }

  #answer({ method, url, json }: HttpRequest): Result<HttpAnswer> {
    const path = new URL(url).pathname.replace('/api/v1', '')
    const [, , id = '', part] = path.split('/')
    if (path === '/services') return this.#ok({ services: this.offers })
    if (path === '/connections') {
      return this.#ok({ account: this.account, connections: [...this.connections.values()] })
    }
    if (method === 'GET' && part === 'imports')
      return this.#ok({ imports: this.#runs.get(id) ?? [] })
    if (method === 'PUT' && part === 'settings') return this.#saveSettings(id, json)
    if (method === 'POST' && part === 'authorizations') return this.#authorize(id, json)
    return refused(404, 'not_found')
  }

  #saveSettings(id: string, settings: unknown): Result<HttpAnswer> {
    if (!this.connections.has(id)) return refused(404, 'no_such_connection')
    if (!this.ignoresSettings) this.#change(id, { settings: settings as Connection['settings'] })
    this.deeds.push(`${id} settings saved`)
    return this.#ok(this.connections.get(id))
  }

  #authorize(id: string, json: unknown): Result<HttpAnswer> {
    if (this.connections.has(id)) return refused(409, 'already_connected')
    const { redirectUri, state } = json as { redirectUri: string; state: string }
    const address = `${this.origin}/oauth/consent/${this.tickets.size + 1}`
    this.tickets.set(address, { service: id, redirectUri, state })
    return this.#ok({
      authorizationUrl: address,
      expiresAt: iso(this.#clock.now() + 10 * minute),
    })
  }

  #importWhatIsDue(): void {
    for (const [id, at] of this.#importsAt) {
      const connection = this.connections.get(id)
      if (at > this.#clock.now() || connection?.status !== 'connected') continue
      this.#importsAt.delete(id)
      const { records } = connection.import
      this.#runs.set(id, [
        {
          startedAt: iso(at - second),
          finishedAt: iso(at),
          outcome: 'success',
          // From where it left off: the day in which it broke off isn't whole.
          from: connection.import.through ?? '2026-11-09',
          through: '2026-11-10',
          records: 48,
        },
      ])
      this.#change(id, {
        import: {
          ...connection.import,
          lastSucceededAt: iso(at),
          through: '2026-11-10',
          records: records + 48,
        },
      })
    }
  }

  #change(id: string, changes: Partial<Connection>): void {
    const connection = this.connections.get(id)
    if (connection) this.connections.set(id, { ...connection, ...changes })
  }

  #ok(body: unknown): Result<HttpAnswer> {
    const headers = new Headers({ date: new Date(this.#clock.now()).toUTCString() })
    // A copy, as it comes over the wire; quicker than structuredClone, which counts in a million lives.
    return { ok: true, value: { status: 200, headers, body: JSON.parse(JSON.stringify(body)) } }
  }
}

function refused(status: number, code: string): Result<HttpAnswer> {
  return { ok: false, problem: { kind: 'refused', status, code, title: 'No.' } }
}

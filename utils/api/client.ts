import * as v from 'valibot'
import { firstIssue } from '../first-issue.ts'
import { failure, type Result, success } from '../problems.ts'
import type { Http, HttpAnswer, HttpRequest } from './http.ts'
import { maxAge, serverTime } from './retry-after.ts'
import {
  type Authorization,
  authorizationSchema,
  type Connection,
  connectionListSchema,
  connectionSchema,
  type ImportRun,
  type ImportSettings,
  importListSchema,
  importRunSchema,
  type ParsedList,
  parseEntries,
  type ServiceOffer,
  serviceListSchema,
  serviceOfferSchema,
} from './schema.ts'

/**
 * Gives a valid access token. `rejected` is one that the API has just refused; `who` the account or
 * session, null for the one that is shown.
 */
export type AccessTokens = (rejected: string | null, who: string | null) => Promise<Result<string>>

export type ConnectionsAnswer =
  | { kind: 'unchanged'; serverTime: number; maxAgeMs: number | null }
  | {
      kind: 'read'
      source: 'api' | 'page'
      account: { id: string; name: string }
      connections: ParsedList<Connection>
      etag: string | null
      serverTime: number
      maxAgeMs: number | null
    }

/** FitTrend's API (docs/fittrend-api.yaml) for one signed-in account. */
export class FitTrendApi {
  readonly #base: string
  readonly #http: Http
  readonly #tokens: AccessTokens
  readonly #now: () => number
  readonly #origin: string
  readonly #who: string | null

  constructor(
    origin: string,
    http: Http,
    tokens: AccessTokens,
    now: () => number,
    who: string | null = null,
  ) {
    this.#origin = origin
    this.#who = who
    this.#base = `${origin}/api/v1`
    this.#http = http
    this.#tokens = tokens
    this.#now = now
  }

  /** The API as one account or session sees it, whichever is shown. */
  as(who: string | null): FitTrendApi {
    return new FitTrendApi(this.#origin, this.#http, this.#tokens, this.#now, who)
  }

  /** All connections; with the ETag of the last answer, 304 costs the server next to nothing. */
  async connections(etag: string | null = null): Promise<Result<ConnectionsAnswer>> {
    const headers = etag ? { 'if-none-match': etag } : {}
    const answer = await this.#send('GET', '/connections', headers)
    if (!answer.ok) return answer
    const about = {
      serverTime: serverTime(answer.value.headers, this.#now()),
      maxAgeMs: maxAge(answer.value.headers),
    }
    if (answer.value.status === 304) return success({ kind: 'unchanged', ...about })
    const list = v.safeParse(connectionListSchema, answer.value.body)
    if (!list.success) return failure({ kind: 'malformed', detail: firstIssue(list.issues) })
    return success({
      kind: 'read',
      source: 'api',
      account: list.output.account,
      connections: parseEntries(connectionSchema, list.output.connections),
      etag: answer.value.headers.get('etag'),
      ...about,
    })
  }

  /** Services that can be enabled now. */
  async services(): Promise<Result<ServiceOffer[]>> {
    const list = await this.#read('GET', '/services', serviceListSchema)
    if (!list.ok) return list
    return success(parseEntries(serviceOfferSchema, list.value.services).items)
  }

  /** The latest import runs, newest first; since a time (RFC 3339) if one is given. */
  async imports(service: string, since: string | null): Promise<Result<ImportRun[]>> {
    const query = since === null ? '' : `?since=${encodeURIComponent(since)}`
    const path = `/connections/${encodeURIComponent(service)}/imports${query}`
    const list = await this.#read('GET', path, importListSchema)
    if (!list.ok) return list
    return success(parseEntries(importRunSchema, list.value.imports).items)
  }

  /** Replaces what is imported for a service. */
  saveSettings(service: string, settings: ImportSettings): Promise<Result<Connection>> {
    return this.#read(
      'PUT',
      `/connections/${encodeURIComponent(service)}/settings`,
      connectionSchema,
      settings,
    )
  }

  /** Starts the consent of step 6; the answer's URL is on FitTrend's own origin. */
  authorize(service: string, redirectUri: string, state: string): Promise<Result<Authorization>> {
    const path = `/connections/${encodeURIComponent(service)}/authorizations`
    return this.#read('POST', path, authorizationSchema, { redirectUri, state })
  }

  async #read<T>(
    method: HttpRequest['method'],
    path: string,
    schema: v.GenericSchema<unknown, T>,
    json?: unknown,
  ): Promise<Result<T>> {
    const answer = await this.#send(method, path, {}, json)
    if (!answer.ok) return answer
    const parsed = v.safeParse(schema, answer.value.body)
    if (!parsed.success) return failure({ kind: 'malformed', detail: firstIssue(parsed.issues) })
    return success(parsed.output)
  }

  /** Sends with a token; a refused token is replaced and the request sent once more (RFC 6750, 3.1). */
  async #send(
    method: HttpRequest['method'],
    path: string,
    headers: Record<string, string>,
    json?: unknown,
  ): Promise<Result<HttpAnswer>> {
    let rejected: string | null = null
    for (;;) {
      const token: Result<string> = await this.#tokens(rejected, this.#who)
      if (!token.ok) return token
      const answer = await this.#http({
        method,
        url: this.#base + path,
        headers: { ...headers, authorization: `Bearer ${token.value}` },
        ...(json === undefined ? {} : { json }),
      })
      if (answer.ok || answer.problem.kind !== 'signed-out') return answer
      // Refused although it is new: another token wouldn't help.
      if (rejected !== null) return failure({ kind: 'forbidden' })
      rejected = token.value
    }
  }
}

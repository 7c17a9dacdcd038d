import { expect } from 'vitest'
import type { ContractJudge } from './contract.ts'

export interface Call {
  method?: 'get' | 'put' | 'post'
  /** Path of the contract, e.g. /connections/{service}/imports. */
  path: string
  service?: string
  query?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Calls the API and has every answer judged by the contract. */
export class ApiCaller {
  readonly #base: string
  readonly #judge: ContractJudge
  readonly token: string

  constructor(origin: string, judge: ContractJudge, token: string) {
    this.#base = `${origin}/api/v1`
    this.#judge = judge
    this.token = token
  }

  async call({ method = 'get', path, service = 'fitbit', query = '', body, headers = {} }: Call) {
    const response = await fetch(this.#base + path.replace('{service}', service) + query, {
      method: method.toUpperCase(),
      headers: { Authorization: `Bearer ${this.token}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const copy = response.clone()
    expect(await this.#judge.judge(method, path, copy)).toEqual([])
    return response
  }

  /** Status and `code` of an answer that is a problem document. */
  async problem(call: Call): Promise<{ status: number; code: string }> {
    const response = await this.call(call)
    const { code } = (await response.json()) as { code: string }
    return { status: response.status, code }
  }
}

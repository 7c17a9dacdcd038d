import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

interface Contract {
  paths: Record<string, Record<string, { responses: Record<string, ContractResponse> }>>
  components: { responses: Record<string, ContractResponse> }
}

interface ContractResponse {
  $ref?: string
  content?: Record<string, unknown>
}

/** docs/fittrend-api.yaml as a judge of real answers. */
export class ContractJudge {
  readonly #contract: Contract
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true })
  readonly #seen = new Set<string>()

  constructor() {
    const file = new URL('../../docs/fittrend-api.yaml', import.meta.url)
    this.#contract = parse(readFileSync(file, 'utf8'))
    // ajv-formats is CommonJS; its types and its export disagree on `default`.
    ;(addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv)
    this.#ajv.addSchema(this.#contract, 'contract')
  }

  /** Every `METHOD path status` that the contract lists. */
  promised(): string[] {
    return Object.entries(this.#contract.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => key(method, path, status)),
      ),
    )
  }

  /** What has been judged so far, in the same form. */
  judged(): string[] {
    return [...this.#seen]
  }

  /**
   * Reads an answer and says what is wrong with it; nothing where it keeps to the contract. Statuses
   * that the contract doesn't list for the operation must be problem documents all the same.
   */
  async judge(method: string, path: string, response: Response): Promise<string[]> {
    const status = String(response.status)
    const listed = this.#contract.paths[path]?.[method]?.responses[status]
    if (listed) this.#seen.add(key(method, path, status))
    const text = await response.text()
    if (status === '304') return text === '' ? [] : ['304 with a body']
    const isRef = listed === undefined || listed.$ref !== undefined
    const type = isRef ? 'application/problem+json' : 'application/json'
    if (response.headers.get('content-type') !== type) return [`content type is not ${type}`]
    const place = isRef
      ? '/components/responses/Problem'
      : `/paths/${escaped(path)}/${method}/responses/${status}`
    const reference = `contract#${place}/content/${escaped(type)}/schema`
    const validate = this.#ajv.compile({ $ref: reference })
    const body: unknown = JSON.parse(text)
    if (validate(body)) return []
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

function key(method: string, path: string, status: string): string {
  return `${method.toUpperCase()} ${path} ${status}`
}

/** One piece of a JSON pointer within a URI (RFC 6901, 6). */
function escaped(piece: string): string {
  return encodeURIComponent(piece.replaceAll('~', '~0').replaceAll('/', '~1'))
}

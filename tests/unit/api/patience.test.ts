import { beforeEach, describe, expect, it } from 'vitest'
import type { Http } from '../../../utils/api/http.ts'
import { patientHttp } from '../../../utils/api/patience.ts'
import type { Problem } from '../../../utils/problems.ts'
import { StorageError } from '../../../utils/storage/database.ts'
import { Store } from '../../../utils/storage/store.ts'
import { Clock, day, minute, noon, second } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'
import { ScriptedHttp } from '../fakes/scripted-http.ts'

const offers = { method: 'GET', url: 'https://fittrend.test/api/v1/services', headers: {} } as const
const connections = { ...offers, url: 'https://fittrend.test/api/v1/connections' } as const
const fine = { status: 200, body: {} }

let clock: Clock
let server: ScriptedHttp
let http: Http

beforeEach(() => {
  clock = new Clock()
  server = new ScriptedHttp()
  http = patientHttp(server.http, freshStore(), clock.now)
})

/** Another worker, with the database of the last one. */
function restart(): void {
  http = patientHttp(server.http, new Store(), clock.now)
}

describe.each<[string, Problem]>([
  ['429', { kind: 'rate-limited', retryAt: noon + minute }],
  ['503', { kind: 'server-error', status: 503, retryAt: noon + minute }],
])('Retry-After of %s', (_status, problem) => {
  beforeEach(async () => {
    server.answer({ problem }, fine)
    await http(offers)
  })

  it('is read again where the database could not be read at first', async () => {
    const store = new Store()
    const read = store.get.bind(store)
    store.get = () => Promise.reject(new StorageError('busy'))
    http = patientHttp(server.http, store, clock.now)
    await http(connections)
    store.get = read
    expect(await http(connections)).toEqual({ ok: false, problem })
  })

  it('holds for every request, to the millisecond', async () => {
    clock.advance(minute - 1)
    expect(await http(connections)).toEqual({ ok: false, problem })
    expect(server.requests).toHaveLength(1)
    clock.advance(1)
    expect(await http(connections)).toMatchObject({ ok: true })
  })

  it('holds in a new worker', async () => {
    restart()
    expect(await http(connections)).toEqual({ ok: false, problem })
  })

  it('doesn’t hold where a clock that was wrong noted it', async () => {
    clock.set(noon - day)
    restart()
    expect(await http(connections)).toMatchObject({ ok: true })
  })
})

it('a fault without Retry-After keeps nobody away: when to ask again is the schedule’s matter', async () => {
  server.answer({ problem: { kind: 'server-error', status: 500, retryAt: null } }, fine)
  await http(offers)
  clock.advance(second)
  expect(await http(connections)).toMatchObject({ ok: true })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { ConnectionsAnswer } from '../../../utils/api/client.ts'
import { ApiPresence } from '../../../utils/monitor/api-presence.ts'
import { eitherSource } from '../../../utils/monitor/either-source.ts'
import type { ConnectionSource } from '../../../utils/monitor/source.ts'
import { failure, type Problem, type Result, success } from '../../../utils/problems.ts'
import { Store } from '../../../utils/storage/store.ts'
import { Clock, day, hour, noon } from '../fakes/clock.ts'
import { working } from '../fakes/connections.ts'
import { freshStore } from '../fakes/fresh-store.ts'

/** A build that expects the API, at a site that may have none. */
let clock: Clock
let presence: ApiPresence
let source: ConnectionSource
let problem: Problem | null
let probes: number
let asked: string[]

beforeEach(() => {
  clock = new Clock()
  problem = null
  probes = 0
  asked = []
  start(freshStore())
})

function start(store: Store): void {
  presence = new ApiPresence(store, clock.now, async () => {
    probes += 1
    return problem
  })
  source = eitherSource(answers('api'), answers('page'), presence)
}

function answers(from: 'api' | 'page'): ConnectionSource {
  return {
    async read(): Promise<Result<ConnectionsAnswer>> {
      asked.push(from)
      if (from === 'api' && problem) return failure(problem)
      return success({
        kind: 'read',
        source: from,
        account: { id: 'account-1', name: 'Test account A' },
        connections: { items: [working()], rejected: [] },
        etag: null,
        serverTime: noon,
        maxAgeMs: null,
      })
    },
  }
}

const read = async () => {
  const answer = await source.read(null, 'alarm', 'session-1')
  return answer.ok && answer.value.kind === 'read' ? answer.value.source : null
}

const notFound: Problem[] = [
  { kind: 'no-api' },
  { kind: 'refused', status: 404, code: 'not_found', title: 'Not found' },
]

describe('health is read', () => {
  it('from the API where it is', async () => {
    expect([await read(), asked]).toEqual(['api', ['api']])
  })

  it.each(notFound)(
    'from the page in the same check in which the API answers 404 (%o)',
    async (it_) => {
      problem = it_
      expect([await read(), asked]).toEqual(['page', ['api', 'page']])
      expect(await presence.isAbsent()).toBe(true)
    },
  )

  it('from the page from then on, also after a restart', async () => {
    problem = { kind: 'no-api' }
    await read()
    start(new Store())
    expect([await read(), asked]).toEqual(['page', ['api', 'page', 'page']])
  })

  it.each<Problem>([
    { kind: 'server-error', status: 503, retryAt: null },
    { kind: 'offline' },
    { kind: 'timeout' },
    { kind: 'signed-out' },
  ])('from nowhere else because of $kind: the API is still there', async (it_) => {
    problem = it_
    expect([await read(), asked]).toEqual([null, ['api']])
    expect(await presence.isAbsent()).toBe(false)
  })
})

describe('whether the API is there', () => {
  it('is asked without a sign-in, at most once a day', async () => {
    problem = { kind: 'no-api' }
    for (let hours = 0; hours < 48; hours++) {
      await presence.look()
      clock.advance(hour)
    }
    expect([probes, await presence.isAbsent()]).toEqual([2, true])
  })

  it('is found again when it has come', async () => {
    problem = { kind: 'no-api' }
    await presence.look()
    problem = { kind: 'signed-out' }
    clock.advance(day)
    await presence.look()
    expect(await presence.isAbsent()).toBe(false)
  })

  it('is in doubt for an hour only where another’s page answered, as in a public Wi-Fi', async () => {
    problem = { kind: 'not-fittrend' }
    await presence.look()
    problem = { kind: 'signed-out' }
    clock.advance(hour)
    await presence.look()
    expect(await presence.isAbsent()).toBe(false)
  })
})

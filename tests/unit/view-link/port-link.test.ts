import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepLinked } from '../../../utils/view-link/port-link.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A background that can die and push, and a page that can be hidden. */
function world() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const ports: { push(message: unknown): void; die(): void }[] = []
  const messages: unknown[] = []
  let silences = 0
  const connect = () => {
    let push = (_: unknown) => {}
    let die = () => {}
    ports.push({ push: (message) => push(message), die: () => die() })
    return {
      onMessage: {
        addListener: (listen: typeof push) => {
          push = listen
        },
      },
      onDisconnect: {
        addListener: (listen: typeof die) => {
          die = listen
        },
      },
    }
  }
  const events = {
    onMessage: (message: unknown) => messages.push(message),
    onSilence: () => {
      silences += 1
    },
  }
  return { page, ports, messages, silences: () => silences, connect, events }
}

const asDocument = (page: unknown) => page as Document

test('a port that dies is opened again, ever later while nothing answers', () => {
  const { page, ports, connect, events, silences } = world()
  keepLinked(connect, events, asDocument(page))
  for (const delay of [100, 200, 400, 800, 1600, 3200, 5000, 5000]) {
    const before = ports.length
    ports.at(-1)?.die()
    vi.advanceTimersByTime(delay - 1)
    expect(ports).toHaveLength(before)
    vi.advanceTimersByTime(1)
    expect(ports).toHaveLength(before + 1)
  }
  expect(silences()).toBe(1)
})

test('an answer starts the delays from the beginning', () => {
  const { page, ports, messages, connect, events, silences } = world()
  keepLinked(connect, events, asDocument(page))
  ports.at(-1)?.die()
  vi.advanceTimersByTime(100)
  ports.at(-1)?.push('state')
  ports.at(-1)?.die()
  vi.advanceTimersByTime(100)
  expect(ports).toHaveLength(3)
  expect(messages).toEqual(['state'])
  expect(silences()).toBe(0)
})

test('a page that nobody looks at lets the worker rest', () => {
  const { page, ports, connect, events } = world()
  keepLinked(connect, events, asDocument(page))
  ports.at(-1)?.push('state')
  page.visibilityState = 'hidden'
  ports.at(-1)?.die()
  vi.advanceTimersByTime(60_000)
  expect(ports).toHaveLength(1)
  page.visibilityState = 'visible'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(ports).toHaveLength(2)
})

test('a connect that throws is tried again', () => {
  const { page, ports, connect, events } = world()
  let tries = 0
  keepLinked(
    () => {
      tries += 1
      if (tries === 1) throw new Error('Extension context invalidated.')
      return connect()
    },
    events,
    asDocument(page),
  )
  vi.advanceTimersByTime(100)
  expect(ports).toHaveLength(1)
})

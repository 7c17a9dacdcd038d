import fc from 'fast-check'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { isOwnPage } from '../../../utils/background/answer-message.ts'
import { commandSchema } from '../../../utils/protocol/commands.ts'
import { pageRequestSchema } from '../../../utils/protocol/page-messages.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'
import { putRaw } from '../fakes/put-raw.ts'
import { record } from '../fakes/records.ts'
import { nextTurn } from '../fakes/until.ts'

type Sender = Browser.runtime.MessageSender

const stop = { type: 'banner/stop', repair: 'repair-1' }
const armConfirm = { type: 'page-world/arm-confirm' }
const requests = [
  stop,
  armConfirm,
  { type: 'page-world/arm-click' },
  { type: 'page-world/disarm-confirm' },
  { type: 'page/guided', repair: 'repair-1', guidance: 'timed-out' },
  { type: 'page/user-clicked', repair: 'repair-1' },
]
const command = { type: 'stop-repair', repair: 'repair-1' }

let world: BackgroundWorld
/** What was done in the page's own world. */
let reached: string[]

/** A repair at work in tab 7, about to click Remove. */
beforeEach(async () => {
  fakeBrowser.reset()
  world = new BackgroundWorld()
  reached = []
  const note = (what: string) => async () => void reached.push(what)
  Object.assign(world.background.parts.pageWorld, {
    armConfirm: note('armConfirm'),
    armClick: note('armClick'),
    disarmConfirm: async () => {
      reached.push('disarmConfirm')
      return { asked: null }
    },
  })
  await putRaw(world.worker.store, 'repairs', 'repair-1', inTab7)
})

const inTab7 = record({ phase: 'remove', acted: ['disable'], openKey: 'account-1 fitbit' })

const tab = (id: number) => ({ id }) as Browser.tabs.Tab
/** The content script of that repair. */
function contentScript(changes: Partial<Sender> = {}): Sender {
  const url = `${world.fitTrend.origin}/account/connect`
  return { id: browser.runtime.id, url, frameId: 0, tab: tab(7), ...changes }
}
/** The popup. */
function ownPage(changes: Partial<Sender> = {}): Sender {
  return { id: browser.runtime.id, url: browser.runtime.getURL('/popup.html'), ...changes }
}

/** Sends, waits for all that follows, and gives the repair as it then is. */
async function send(message: unknown, sender: Sender) {
  const answer = world.background.answer(message, sender)
  await answer
  await nextTurn()
  const kept = await world.journal.load('repair-1')
  return { isAnswered: answer !== undefined, kept }
}

describe('a message that is heard', () => {
  it('is the request of the content script in the tab of its repair', async () => {
    const { isAnswered, kept } = await send(stop, contentScript())
    expect(isAnswered).toBe(true)
    expect(kept).not.toEqual(inTab7)
    expect(kept?.stopRequested || kept?.phase === 'not-repaired').toBe(true)
  })

  it('is its request to have confirm() judged, at Remove', async () => {
    await send(armConfirm, contentScript())
    expect(reached).toEqual(['armConfirm'])
  })

  it('is the command of a view', async () => {
    const { isAnswered, kept } = await send(command, ownPage())
    expect(isAnswered).toBe(true)
    expect(kept).not.toEqual(inTab7)
  })
})

describe('a message from somewhere else is nobody’s', () => {
  const foreign: [string, () => Sender][] = [
    ['another extension', () => contentScript({ id: 'another-extension' })],
    ['nobody in particular', () => ({ url: contentScript().url ?? '', tab: tab(7), frameId: 0 })],
    ['another site', () => contentScript({ url: 'https://evil.example/account/connect' })],
    ['another port of the host', () => contentScript({ url: 'https://www.fittrend.com:8443/' })],
    [
      'a host that only begins like it',
      () => contentScript({ url: `${world.fitTrend.origin}.evil.example/` }),
    ],
    ['no address', () => ({ id: browser.runtime.id, tab: tab(7), frameId: 0 })],
    ['a frame in the page', () => contentScript({ frameId: 4 })],
    ['no tab', () => ({ id: browser.runtime.id, url: contentScript().url ?? '', frameId: 0 })],
  ]
  it.each(foreign)('%s', async (_who, sender) => {
    for (const message of [...requests, command]) {
      const { isAnswered, kept } = await send(message, sender())
      expect(isAnswered, message.type).toBe(false)
      expect(kept).toEqual(inTab7)
    }
    expect(reached).toEqual([])
  })

  it('another tab of FitTrend: its script doesn’t speak for the repair', async () => {
    for (const message of requests) {
      expect((await send(message, contentScript({ tab: tab(8) }))).kept).toEqual(inTab7)
    }
    expect(reached).toEqual([])
  })

  it('the content script sends a view’s command', async () => {
    const commands = [
      command,
      { type: 'sign-out', account: 'account-1' },
      { type: 'erase-data' },
      { type: 'repair-all', account: 'account-1' },
    ]
    for (const message of commands) {
      expect(await send(message, contentScript())).toEqual({ isAnswered: false, kept: inTab7 })
    }
  })

  it('a page whose address only looks like the extension’s', async () => {
    const url = `https://evil.example/${browser.runtime.getURL('/popup.html')}`
    expect(await send(command, ownPage({ url }))).toEqual({ isAnswered: false, kept: inTab7 })
    expect(isOwnPage({ id: 'another-extension', url: browser.runtime.getURL('/popup.html') })).toBe(
      false,
    )
    expect(isOwnPage(undefined)).toBe(false)
  })
})

describe('what the page’s own world is opened for', () => {
  it('confirm() is reached at no step that asks for nothing', async () => {
    await putRaw(world.worker.store, 'repairs', 'repair-1', { ...inTab7, phase: 'expand' })
    await send(armConfirm, contentScript())
    expect(reached).toEqual([])
  })

  it('nothing, once the repair has ended', async () => {
    const ended = record({ phase: 'not-repaired', acted: ['disable'] })
    await putRaw(world.worker.store, 'repairs', 'repair-1', ended)
    for (const message of requests) await send(message, contentScript())
    expect(reached).toEqual([])
    expect(await world.journal.load('repair-1')).toMatchObject({ phase: 'not-repaired' })
  })
})

describe('a message of an unknown kind is nobody’s', () => {
  it.each([
    ['an older version’s', { type: 'stop', id: 'repair-1' }],
    ['without the repair', { type: 'banner/stop' }],
    ['with a repair that is no text', { type: 'banner/stop', repair: { id: 'repair-1' } }],
    ['with a name without end', { type: 'banner/stop', repair: 'r'.repeat(100_000) }],
    ['with an unknown outcome', { type: 'page/guided', repair: 'repair-1', guidance: 'maybe' }],
    ['a list of messages', [stop, stop]],
    ['a text of one', JSON.stringify(stop)],
  ])('%s', async (_case, message) => {
    for (const sender of [contentScript(), ownPage()]) {
      expect(await send(message, sender)).toEqual({ isAnswered: false, kept: inTab7 })
    }
    expect(reached).toEqual([])
  })

  it('garbage, 1,000 times', async () => {
    const type = fc.constantFrom(...requests.map((one) => one.type), command.type, 'sign-out')
    const field = fc.oneof(fc.anything(), fc.constantFrom('repair-1', 'helped'))
    const nearly = fc.record(
      { type, repair: field, guidance: field, service: field, settings: field, __proto__: field },
      { requiredKeys: ['type'] },
    )
    const senders = [contentScript(), ownPage(), contentScript({ tab: tab(8) })]
    const isHeard = (message: unknown) =>
      v.safeParse(commandSchema, message).success || v.safeParse(pageRequestSchema, message).success
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), nearly), async (message) => {
        fc.pre(!isHeard(message))
        for (const sender of senders) {
          expect(world.background.answer(message, sender)).toBeUndefined()
        }
      }),
      { numRuns: 1_000 },
    )
    expect(reached).toEqual([])
    expect(await world.journal.load('repair-1')).toEqual(inTab7)
  })
})

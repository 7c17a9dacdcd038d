import { beforeEach, expect, it } from 'vitest'
import { ViewPorts } from '../../../utils/background/view-ports.ts'
import { BackgroundWorld } from '../fakes/background-world.ts'

const account = 'account-1'

/** A view's end of the port, as the background gets it. */
function viewPort() {
  const listeners = { message: [] as ((it: unknown) => void)[], end: [] as (() => void)[] }
  return {
    port: {
      postMessage: () => {},
      onMessage: { addListener: (it: (message: unknown) => void) => listeners.message.push(it) },
      onDisconnect: { addListener: (it: () => void) => listeners.end.push(it) },
    },
    says: (message: unknown) => {
      for (const it of listeners.message) it(message)
    },
    closes: () => {
      for (const it of listeners.end) it()
    },
  }
}

let world: BackgroundWorld
beforeEach(async () => {
  world = new BackgroundWorld()
  await world.signIn()
  await world.background.check('user')
  world.screen.told.length = 0
})

async function repaired(): Promise<void> {
  await world.send({ type: 'repair', account, service: 'fitbit' })
  await world.background.refresh()
  await world.ended()
  await world.background.refresh()
}

it('a repair that ends with no view open is told', async () => {
  await repaired()
  expect(world.screen.told).toContain('Fitbit is connected again')
})

it('one that ends before the user’s eyes isn’t', async () => {
  const view = viewPort()
  world.background.views.add(view.port)
  await repaired()
  expect(world.screen.told).toEqual([])
})

it('nor one whose tab or window they look at while it waits', async () => {
  world.isSeen = true
  world.consent.choices = ['leaves it open']
  await world.send({ type: 'repair', account, service: 'fitbit' })
  await world.waiting()
  await world.background.refresh()
  expect(world.screen.badge.text).toBe('!')
  expect(world.screen.told).toEqual([])
})

it('views are seen as long as one of them is visible', () => {
  const views = new ViewPorts()
  expect(views.isSeen).toBe(false)
  const [popup, tab] = [viewPort(), viewPort()]
  views.add(popup.port)
  views.add(tab.port)
  tab.says({ isVisible: false })
  expect(views.isSeen).toBe(true)
  popup.closes()
  popup.says({ isVisible: true })
  expect(views.isSeen).toBe(false)
  tab.says(null)
  expect(views.isSeen).toBe(true)
})

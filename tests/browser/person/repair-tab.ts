import type { RunningSandbox } from '../../../sandbox/start.ts'
import type { Driver, Page } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { breakFitbit } from './broken-fitbit.ts'
import { askSandbox, countsOf, setScene } from './fittrend-account.ts'

/** Long enough to do something meanwhile, in ms. */
const siteMs = 5_000

interface Moment {
  /** The request that FitTrend takes long for, from the step on at which it is due. */
  sitePath: string
  hasCome(sandbox: RunningSandbox): Promise<boolean>
}

/** Moments between Remove and Enable. */
export const moments = {
  'Remove was clicked, and FitTrend hasn’t heard of it yet': {
    sitePath: '/account/connect/fitbit/remove',
    hasCome: wasRemoveClicked,
  },
  'Remove is made, and the page hasn’t heard of it yet': {
    sitePath: '/account/connect',
    hasCome: async (sandbox) => (await countsOf(sandbox, 'fitbit')).remove === 1,
  },
} satisfies Record<string, Moment>

export type MomentName = keyof typeof moments

/**
 * Begins the repair of Fitbit, and comes back at that moment; nothing is slow any more then but what
 * is under way. The tab at work is in the background.
 */
export async function repairUntil(
  sandbox: RunningSandbox,
  popup: Page,
  name: MomentName,
): Promise<void> {
  const { sitePath, hasCome } = moments[name]
  await breakFitbit(sandbox, popup)
  await popup.getByRole('button', 'Repair Fitbit').click()
  const describe = () => popup.describe()
  const isDisabled = async () => (await countsOf(sandbox, 'fitbit')).disable === 1
  await waitUntil('Disable', isDisabled, { describe })
  await setScene(sandbox, 'latency', { siteMs, sitePath })
  await waitUntil(name, () => hasCome(sandbox), { describe })
  await setScene(sandbox, 'latency', { siteMs: 0 })
}

async function wasRemoveClicked(sandbox: RunningSandbox): Promise<boolean> {
  const log = (await (await askSandbox(sandbox, 'log')).json()) as { events: LoggedEvent[] }
  return log.events.some(({ kind, detail }) => kind === 'click' && detail?.name === 'Remove')
}

interface LoggedEvent {
  kind: string
  detail?: { name?: string }
}

/** The browser's own id of the tab at work, which shows FitTrend's page alone. */
export function repairTab(driver: Driver, sandbox: RunningSandbox): Promise<number> {
  return driver.evaluateInExtension(async (api, origin) => {
    const tabs = await api.tabs.query({})
    const tab = tabs.find(({ url }) => url?.startsWith(origin))
    if (tab?.id === undefined) throw new Error('FitTrend is open in no tab.')
    return tab.id
  }, sandbox.origin)
}

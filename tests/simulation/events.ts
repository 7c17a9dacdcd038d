import type { Problem } from '../../utils/problems.ts'
import { day, hour } from '../unit/fakes/clock.ts'
import type { Mishap } from '../unit/fakes/connect-page.ts'
import { fitbit } from '../unit/fakes/connections.ts'
import { removals } from './invariants.ts'
import type { Life } from './life.ts'
import { foreignRows, layRow } from './rows.ts'
import { press } from './user.ts'

type Event = [weight: number, what: string, does: (life: Life) => unknown]

const refused = (status: number): Problem => ({ kind: 'refused', status, code: '', title: '' })
const troubles: [string, Problem][] = [
  ['unreachable', { kind: 'unreachable' }],
  ['503', { kind: 'server-error', status: 503, retryAt: null } as Problem],
  ['no network', { kind: 'offline' }],
  ['a time-out', { kind: 'timeout' }],
  ['403', { kind: 'forbidden' }],
  ['nonsense', { kind: 'malformed', detail: '' }],
]
const tickets: [string, Problem][] = [['409', refused(409)], ['404', refused(404)], ...troubles]
const mishaps: [Mishap, ...Mishap[]] = [
  { kind: 'stops', because: 'not-found' },
  { kind: 'stops', because: 'covered' },
  { kind: 'stops', because: 'no-effect', after: 'act' },
  { kind: 'stops', because: 'rolled-back' },
  { kind: 'stops', because: 'unexpected-dialog' },
  { kind: 'stops', because: 'wrong-page' },
  { kind: 'loads', when: 'before act' },
  { kind: 'loads', when: 'after act' },
  { kind: 'leaves', when: 'after act' },
  { kind: 'closes', when: 'before act' },
  { kind: 'closes', when: 'after act' },
]
export const steps = ['open', 'expand', 'disable', 'remove', 'select', 'enable'] as const

/** What may happen while the world isn't kind; the first are the most ordinary. */
const events: [Event, ...Event[]] = [
  [6, 'the user presses what is offered', (life) => press(life, false)],
  [3, 'a minute passes', (life) => life.minutePasses()],
  [
    1,
    'an hour passes',
    (life) => {
      life.clock.advance(hour)
      return life.check()
    },
  ],
  [
    2,
    'the page has a mishap',
    (life) => {
      const step = life.choices.of(steps as unknown as [(typeof steps)[number]])
      const times = 1 + life.choices.below(6)
      const mishap = life.choices.of(mishaps)
      life.tell(`  at ${step}, ${times} times: ${JSON.stringify(mishap)}`)
      life.page.mishap(step, ...Array<Mishap>(times).fill(mishap))
    },
  ],
  [
    2,
    'FitTrend’s API fails',
    (life) => {
      const [name, problem] = life.choices.of(troubles as [(typeof troubles)[number]])
      life.tell(`  ${name}`)
      life.fitTrend.interrupt = () => ({ problem })
    },
  ],
  [
    2,
    'it can’t ask for permission',
    (life) => {
      const [name, problem] = life.choices.of(tickets as [(typeof tickets)[number]])
      life.tell(`  ${name}`)
      life.fitTrend.interrupt = ({ url }) => (url.endsWith('/authorizations') ? { problem } : null)
    },
  ],
  [
    2,
    'it works again',
    (life) => {
      life.fitTrend.interrupt = () => null
    },
  ],
  [
    1,
    'the page can’t show anything',
    (life) => {
      life.page.canGuide = !life.page.canGuide
    },
  ],
  [
    1,
    'no tab can be opened',
    (life) => {
      life.page.canOpen = !life.page.canOpen
    },
  ],
  [
    1,
    'the site’s session ends, or begins',
    (life) => {
      life.page.isSignedIn = !life.page.isSignedIn
    },
  ],
  [
    1,
    'FitTrend’s site is signed in as somebody else, or as before',
    ({ page, choices }) => {
      page.showsOtherAccount = !page.showsOtherAccount
      page.saysWhose = choices.oneIn(2)
      // A page that doesn't say whose it is can only be doubted after a sign of it: somebody has signed in there.
      if (!page.saysWhose) page.isSignedIn = false
    },
  ],
  [
    1,
    'the user signs in to Reconnect as somebody else, or shows the first account again',
    (life) => {
      const rows = life.browser.disk.rows('sessions')
      if (!rows.delete('session-2')) life.signInAsOther(life.browser)
      return life.check()
    },
  ],
  [
    1,
    'the user signs Reconnect out, or in again',
    (life) => {
      if (!life.browser.disk.rows('sessions').delete('session-1')) life.signIn(life.browser)
      return life.check()
    },
  ],
  [
    2,
    'the user goes to another browser',
    (life) => {
      const [first, second = life.addBrowser()] = life.browsers
      life.browser = life.browser === first ? second : first
      life.tell(`  to ${life.browser.name}`)
      return life.check()
    },
  ],
  [
    1,
    'FitTrend’s servers don’t agree for a while',
    ({ browser, choices }) => {
      browser.answers.lies = 1 + choices.below(5)
    },
  ],
  [1, 'the service ends the grant', ({ fitTrend }) => fitTrend.breakDown(fitbit.id)],
  [
    1,
    'something else lies in the database',
    (life) => {
      const what = life.choices.of(foreignRows)
      life.tell(`  ${what}`)
      layRow(life.browser.disk, what)
    },
  ],
  [
    1,
    'the list of services can’t be read, or can again',
    ({ page }) => {
      page.listStops = page.listStops === null ? 'covered' : null
    },
  ],
  [1, 'the user closes all tabs', (life) => life.page.tabs.clear()],
  [
    1,
    'the user disables it by hand',
    (life) => {
      if (!life.ours || life.ours.status === 'disabled') return
      // After a Disable on a page that doesn't say that it is another account's, ours or one that we have shown the
      // user, nothing could tell them apart.
      const pages = life.browsers.map(({ page }) => page)
      if (pages.some((it) => it.otherIsOff || (it.showsOtherAccount && it.guiding))) return
      // What works, as far as anybody knows here, is switched off because the user wants it so.
      const isKnown = life.browsers.some((browser) => browser.hasSeenBreak())
      life.isLeftByUser = life.ours.status === 'connected' || !isKnown
      life.fitTrend.disable(fitbit.id)
    },
  ],
  [
    1,
    'the user removes it by hand',
    (life) => {
      if (life.ours?.status !== 'disabled') return
      life.fitTrend.remove(fitbit.id)
      life.lastByHand = removals(life)
    },
  ],
  [
    1,
    'the user, or another browser of theirs, adds it',
    (life) => {
      if (life.ours) return
      life.fitTrend.connect(fitbit)
      life.isLeftByUser = false
    },
  ],
  [
    1,
    'the browser is restarted',
    async (life) => {
      life.worker.dead = true
      life.page.tabs.clear()
      life.consent.window = null
      life.kills += 1
      await life.settle()
      await life.worker.runner.forgetTabs()
    },
  ],
  [
    1,
    'the import stops',
    (life) => {
      life.fitTrend.importTakesMs = life.fitTrend.importTakesMs === null ? 2_000 : null
    },
  ],
  [
    1,
    'days pass',
    (life) => {
      life.clock.advance(2 * day)
      return life.check()
    },
  ],
]
const weighted = events.flatMap(([weight, what, does]) =>
  Array<[string, Event[2]]>(weight).fill([what, does]),
) as [[string, Event[2]]]

export async function happen(life: Life): Promise<void> {
  const [what, does] = life.choices.of(weighted)
  life.tell(what)
  await life.letHappen(does(life))
}

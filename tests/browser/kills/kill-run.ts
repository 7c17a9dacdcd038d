import { setTimeout as pause } from 'node:timers/promises'
import type { RunningSandbox } from '../../../sandbox/start.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { connectionOf, setScene } from '../person/fittrend-account.ts'
import { forgetAllButSignIn } from '../start-anew.ts'
import type { KillPlan } from './kill-plan.ts'
import { unexplainedIn } from './replay.ts'
import { type PopupSeen, UserAtRepair } from './user-at-repair.ts'
import { type Judgement, judge } from './verdict.ts'
import type { Victim } from './victim.ts'
import { forgetRows, watchedRows, watchJournal } from './watched-journal.ts'

/** A whole repair takes some three seconds here, a kill with its wake as long; what isn't through by then is stuck. */
const limitMs = 60_000
const limitPerKillMs = 15_000
const pauseMs = 120
/** The user comes back to the popup after this, where something else is to wake the worker. */
const awayMs = 1_500
/** The popup may say nothing of a removed connection for this long: a worker is starting. */
const silenceMs = 5_000

export interface KillRun extends Judgement {
  ms: number
  /** Records that followed each other on disk and that the reducer doesn't explain. */
  unexplained: string[]
}

/** One repair from the expired token to its end, killed on the way as planned. */
export async function runWithKills(
  victim: Victim,
  sandbox: RunningSandbox,
  plan: KillPlan,
): Promise<KillRun> {
  const begin = performance.now()
  const user = new UserAtRepair(() => victim.driver, sandbox)
  await breakAgain(victim, sandbox, user)
  await watchJournal(victim.driver)
  await plan.arm()
  const course = await repair(victim, sandbox, user, plan)
  const judged = await judge(victim.driver, sandbox, course.hasEnded)
  const { verdict, why } = judged.verdict === 'ok' && course.wasSilent ? silent : judged
  const rows = await watchedRows(victim.driver)
  // A whole repair writes some thirty times; a watch that sees less proves nothing.
  const seen = rows.filter((row) => row !== null).length
  const unexplained = seen < 10 ? [`${seen} records seen`] : unexplainedIn(rows)
  return { verdict, why, unexplained, ms: Math.round(performance.now() - begin) }
}

/** What a failing test says: all that went wrong, whole; a matcher shows only the first lines. */
export function reasonOf({ why, unexplained }: KillRun): string {
  return [why, ...unexplained.map((pair) => `not explained: ${pair}`)].filter(Boolean).join('; ')
}

const silent: Judgement = { verdict: 'lost', why: 'removed, and the popup said nothing of it' }

async function repair(
  victim: Victim,
  sandbox: RunningSandbox,
  user: UserAtRepair,
  plan: KillPlan,
): Promise<{ hasEnded: boolean; wasSilent: boolean }> {
  const begin = performance.now()
  const silence = new Silence(sandbox)
  let backAt = 0
  while (performance.now() - begin < limitMs + plan.kills * limitPerKillMs) {
    if (await plan.isDue(user)) {
      await plan.beforeKill(user)
      const how = plan.next()
      if (how !== 'popup' || victim.takesWindows) await user.closePopup()
      await victim.kill(how)
      await setScene(sandbox, 'latency', { siteMs: 0 })
      // Not awaited: where nothing has started it, the popup will that the user opens later.
      watchJournal(victim.driver)
        .then(() => plan.arm())
        .catch(() => 'it ended before it could be held: the place counts as missed')
      backAt = performance.now() + (how === 'popup' ? 0 : awayMs)
    }
    if (performance.now() >= backAt) await user.openPopup()
    const seen = await user.look()
    if (seen.headings.includes('Repaired')) return { hasEnded: true, wasSilent: silence.wasLong }
    await user
      .act(seen, !plan.holdsBack)
      .catch(() => 'it went away under the click: looked at anew')
    await silence.note(seen)
    await pause(pauseMs)
  }
  return { hasEnded: false, wasSilent: silence.wasLong }
}

/** Whether the popup, while it shows anything, ever keeps quiet about a connection that is removed. */
class Silence {
  readonly #sandbox: RunningSandbox
  #since: number | null = null
  wasLong = false

  constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox
  }

  async note({ isLoaded, isAtWork, warns }: PopupSeen): Promise<void> {
    const tells = !isLoaded || isAtWork || warns
    const isSilent = !tells && (await connectionOf(this.#sandbox, 'fitbit')) === undefined
    this.#since = isSilent ? (this.#since ?? performance.now()) : null
    if (this.#since !== null && performance.now() - this.#since > silenceMs) this.wasLong = true
  }
}

/** FitTrend as at its start, the extension without a past but signed in, Fitbit expired and its repair offered. */
async function breakAgain(
  { driver }: Victim,
  sandbox: RunningSandbox,
  user: UserAtRepair,
): Promise<void> {
  // The tab that this needs keeps the browser's window open.
  await driver.badge()
  for (const page of await driver.pages()) await page.close().catch(() => 'closed meanwhile')
  await driver.killBackground()
  await setScene(sandbox, 'reset', { clock: 'keep', signIns: 'keep' })
  await setScene(sandbox, 'expire', { service: 'fitbit' })
  await driver.evaluateInExtension(forgetAllButSignIn)
  await forgetRows(driver)
  const popup = await user.openPopup()
  await waitUntil(
    'the repair to be offered',
    async () => {
      const seen = await user.look()
      // The last run may have cost the sign-in.
      if (seen.buttons.includes('Sign in to FitTrend')) await user.act(seen, true)
      else await user.answerWindow(true)
      return seen.buttons.includes('Repair Fitbit') && seen.buttons.includes('Check now')
    },
    { describe: () => popup.describe() },
  )
}

import type { Page } from '../tests/browser/drivers/page.ts'
import { openConsent } from '../tests/browser/person/consent.ts'
import { setScene } from '../tests/browser/person/fittrend-account.ts'
import { type Album, showWhole, widths } from './album.ts'
import type { Narrator } from './narrator.ts'
import { receiptText } from './receipt-text.ts'
import { nextSight, type SeenRepair } from './repair-watch.ts'
import type { Stage } from './stage.ts'

/** As slow as a site on a bad line: the steps would go by too quickly for pictures. In ms. */
const siteDelay = 700
/** Holds the popup with the six steps and three connections, in CSS pixels. */
const repairHeight = 980
/** One step, with its delays, in ms. */
const longestStep = 60_000

/** Repairs through the popup and the service's own screens. @returns The receipt as the popup shows it. */
export async function repair(
  stage: Stage,
  popup: Page,
  narrator: Narrator,
  album: Album,
): Promise<string> {
  await setScene(stage.sandbox, 'latency', { siteMs: siteDelay })
  // Measured at each step, it would take the time that the pictures need.
  await popup.setViewport(widths.popup, repairHeight)
  await popup.getByRole('button', 'Repair Fitbit').click()
  narrator.tell('The user clicks “Repair Fitbit”.')
  let seen: SeenRepair | null = null
  let hasAllowed = false
  const missed = new Set([1, 2, 3, 4, 5, 6])
  do {
    const before: SeenRepair | null = seen
    seen = await nextSight(popup, before, longestStep)
    narrator.tell(seen.ended ?? seen.status)
    if (seen.step !== null && seen.step !== before?.step) {
      await shootStep(stage, popup, seen.step, album)
      missed.delete(seen.step)
    }
    if (seen.status.startsWith('Waiting for you') && !hasAllowed) {
      await allow(stage, popup, narrator, album)
      hasAllowed = true
    }
  } while (!seen.ended)
  if (missed.size > 0) narrator.tell(`Too quick for a picture: step ${[...missed].join(', ')}.`)
  const outcome = await receiptText(popup)
  await showWhole(popup, widths.popup)
  await album.picture(popup, seen.ended === 'Repaired' ? 'popup-repaired' : 'popup-not-repaired')
  if (seen.ended !== 'Repaired') throw new Error(`The repair did not come through.\n${outcome}`)
  return outcome
}

/** The popup at that step, and the page it is done on while it shows the banner for it. */
async function shootStep(stage: Stage, popup: Page, step: number, album: Album): Promise<void> {
  await album.picture(popup, `step-${step}-popup`)
  const page = await connectPage(stage)
  if (!page) return
  // The extension works on it at the back; who follows it wants to see it.
  await page.bringToFront()
  if (!(await bannerOf(page)).includes(`step ${step} of 6`)) return
  await album.picture(page, `step-${step}-page`)
}

async function connectPage({ driver, sandbox }: Stage): Promise<Page | undefined> {
  for (const page of await driver.pages()) {
    if ((await page.url()).startsWith(`${sandbox.origin}/account/connect`)) return page
  }
  return undefined
}

/** What the extension's banner on FitTrend's page says; nothing where there is none, or the page is just loading. */
function bannerOf(page: Page): Promise<string> {
  const said = page.evaluate(
    () => document.querySelector('fittrend-reconnect')?.shadowRoot?.textContent ?? '',
  )
  return said.catch(() => '')
}

/** The user's part: the service's own sign-in and question, in a window of the browser. */
async function allow(
  { driver, sandbox }: Stage,
  popup: Page,
  narrator: Narrator,
  album: Album,
): Promise<void> {
  await setScene(sandbox, 'latency', { siteMs: 0 })
  const consent = await openConsent(driver, sandbox)
  await album.picture(consent, 'consent')
  await showWhole(popup, widths.popup)
  await album.picture(popup, 'popup-waits-for-consent')
  narrator.tell('The user signs in to Fitbit and clicks “Allow” on Fitbit’s own screen.')
  await consent.getByRole('button', 'Allow').click()
}

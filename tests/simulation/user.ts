import { isActive, isOpen, type RepairRecord } from '../../utils/repair/record/schema.ts'
import { connectionViews } from '../../utils/view-state/connection-views.ts'
import { outcomeInWords } from '../../utils/view-state/outcome-in-words.ts'
import { fitbit } from '../unit/fakes/connections.ts'
import type { ConsentChoice } from '../unit/fakes/consent-window.ts'
import { ownAccount } from './answers.ts'
import { isOfOurs } from './invariants.ts'
import type { Life } from './life.ts'

const connectPage = 'https://fittrend.example/account/connect'

const consents: [ConsentChoice, ...ConsentChoice[]] = [
  'grants',
  'closes',
  'grants, then closes',
  { error: 'access_denied' },
  { error: 'expired' },
  { error: 'service_error' },
  'is sent back with another state',
  'grants for another account',
]

/** The user presses one of the buttons that are there. @param willing what leads on, and allows at the service */
export async function press(life: Life, willing: boolean): Promise<void> {
  const { browser, worker, choices } = life
  const { runner } = worker
  const records = browser.records()
  const atWork =
    records.find(isActive) ?? records.find((r) => !r.seen && r.phase === 'not-repaired')
  const say = (words: string) => life.tell(`  “${words}”`)
  if (!atWork) return await pressRepair(life, say)
  if (atWork.phase === 'not-repaired') {
    const canRetry = outcomeInWords(atWork)?.canRetry ?? false
    const button = willing ? (canRetry ? 0 : 4) : choices.below(5)
    if (button === 3 && isOpen(atWork)) {
      say('Leave it removed')
      life.isLeftByUser = true
      await runner.leaveRemoved(atWork.id)
      return
    }
    if (button === 4) {
      say('Close')
      return await runner.close(atWork.id)
    }
    if (!canRetry) return
    say(button === 2 ? 'Do it myself' : 'Try again')
    if (button === 2) await runner.doItMyself(atWork.id)
    else await runner.tryAgain(atWork.id)
    return
  }
  if (!willing && choices.oneIn(6)) {
    say('Stop')
    return await runner.stop(atWork.id)
  }
  switch (atWork.waiting?.kind) {
    case 'consent':
      return await atConsent(life, atWork, willing, say)
    case 'consent-tab':
      return await atConsentTab(life, atWork, willing, say)
    case 'user-click':
      return await atGuide(life, atWork, willing, say)
    case 'account': {
      const isIt = !browser.page.showsOtherAccount && (willing || choices.below(4) < 3)
      say(isIt ? 'Yes, it is' : 'No')
      return await runner.confirmAccount(atWork.id, isIt)
    }
    case 'list': {
      const goesOn = willing || choices.below(3) < 2
      say(goesOn ? 'Go on' : 'Don’t repair')
      return await runner.goOnWithoutList(atWork.id, goesOn)
    }
    case 'site-sign-in':
      say('signs in on the site')
      life.page.isSignedIn = true
      return await runner.pageLoaded(atWork.tabId ?? 0, connectPage)
    default:
      say('waits a minute')
      return await life.minutePasses()
  }
}

async function pressRepair(life: Life, say: (words: string) => void): Promise<void> {
  const { monitor, runner } = life.worker
  const kept = (await monitor.reading(ownAccount)) ?? null
  const read = kept ? { ok: true as const, value: kept } : await monitor.check('user', ownAccount)
  if (!read.ok) return
  const { browser } = life
  const offered = connectionViews(read.value, browser.records(), () => false)
  if (!life.ours && browser.disk.unreadable().some(isOfOurs)) {
    say('adds it on the page by hand, as the popup says of a repair that can’t be read')
    return life.fitTrend.connect(fitbit)
  }
  const shown = offered.find(({ service }) => service.id === fitbit.id)
  if (shown?.state === 'disabled' && !shown.canRepair) {
    say('enables it on the page, as the popup says')
    return life.fitTrend.connect(fitbit)
  }
  if (!shown?.canRepair && !shown?.explainFirst) {
    say('Check now')
    return await life.check()
  }
  if (shown.explainFirst) say('has read what to try first')
  say('Repair Fitbit')
  await runner.start(read.value, fitbit.id)
}

async function atConsent(
  life: Life,
  record: RepairRecord,
  willing: boolean,
  say: (words: string) => void,
): Promise<void> {
  if (life.consent.window === null) {
    say('Grant permission')
    return await life.worker.runner.grantPermission(record.id)
  }
  const choice = willing ? 'grants' : life.choices.of(consents)
  say(`in the service’s window: ${JSON.stringify(choice)}`)
  if (choice === 'closes') return life.consent.decide('closes')
  life.consent.decide(choice)
}

async function atConsentTab(
  life: Life,
  record: RepairRecord,
  willing: boolean,
  say: (words: string) => void,
): Promise<void> {
  const isThere = record.tabId !== null && life.page.tabs.has(record.tabId)
  if (!isThere) {
    say('Show the page')
    await life.worker.runner.help.show(record)
    return
  }
  const grants = willing || life.choices.below(3) < 2
  say(grants ? 'allows in the tab' : 'goes back from the service')
  if (grants && !life.ours) life.fitTrend.connect(fitbit)
  await life.worker.runner.pageLoaded(record.tabId ?? 0, connectPage)
}

async function atGuide(
  life: Life,
  record: RepairRecord,
  willing: boolean,
  say: (words: string) => void,
): Promise<void> {
  const { page, worker } = life
  const { guiding } = page
  if (guiding?.repair !== record.id || !page.tabs.has(guiding.tab)) {
    say('Show the page')
    await worker.runner.help.show(record)
    return
  }
  const does = willing ? 0 : life.choices.below(4)
  if (does === 3) {
    say('does nothing until it is given up')
    page.guiding = null
    return await worker.runner.help.guided(record.id, 'timed-out')
  }
  say(`clicks on the page: ${guiding.request.step}`)
  if (guiding.request.step === 'enable') {
    if (!life.ours) life.fitTrend.connect(fitbit)
    page.guiding = null
    return await worker.runner.pageLoaded(guiding.tab, connectPage)
  }
  page.userClicks()
  if (does === 2) return await worker.runner.help.clickedElsewhere(record.id)
  await worker.runner.help.guided(record.id, 'helped')
}

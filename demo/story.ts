import { waitForNotification } from '../tests/browser/drivers/notifications.ts'
import type { Page } from '../tests/browser/drivers/page.ts'
import { setScene } from '../tests/browser/person/fittrend-account.ts'
import { openPopupWindow } from '../tests/browser/person/popup-window.ts'
import { signIn } from '../tests/browser/person/sign-in.ts'
import { type Album, showWhole, widths } from './album.ts'
import type { Narrator } from './narrator.ts'
import { repair } from './repair.ts'
import type { Stage } from './stage.ts'

export interface Told {
  /** As the popup shows it. */
  receipt: string
  /** Picture of the popup with "Needs repair". */
  needsRepair: string
}

/** The main job, once through, as its user sees it. */
export async function tellStory(stage: Stage, narrator: Narrator, album: Album): Promise<Told> {
  const popup = await arrive(stage, narrator, album)
  const needsRepair = await lose(stage, popup, narrator, album)
  return { receipt: await repair(stage, popup, narrator, album), needsRepair }
}

/** The extension is new: its welcome page leads to the first check. */
async function arrive(stage: Stage, narrator: Narrator, album: Album): Promise<Page> {
  const { driver, sandbox } = stage
  const welcome = await driver.waitForPage('the welcome page', (url) =>
    url.endsWith('/welcome.html'),
  )
  await welcome.getByRole('button', 'Sign in to FitTrend').waitFor()
  await welcome.setColorScheme('light')
  await showWhole(welcome, widths.page)
  await album.picture(welcome, 'welcome')
  narrator.tell(`${driver.name} shows the extension's welcome page.`)
  await signIn(driver, sandbox, welcome)
  narrator.tell('The user has signed in to FitTrend, in the browser’s own window.')

  const popup = await openPopupWindow(driver)
  await popup.setColorScheme('light')
  const connections = popup.getByRole('list', 'Connections')
  await connections.getByRole('listitem', 'Fitbit').waitFor()
  await showWhole(popup, widths.popup)
  await album.picture(popup, 'popup-healthy')
  narrator.tell('The popup shows the connections:')
  for (const service of ['Fitbit', 'Garmin', 'Withings']) {
    narrator.detail(await stateOf(popup, service))
  }
  return popup
}

/** A token expires, because it really does; the extension notices and tells. */
async function lose(stage: Stage, popup: Page, narrator: Narrator, album: Album): Promise<string> {
  const { driver, sandbox } = stage
  const { did } = (await setScene(sandbox, 'expire', { service: 'fitbit' })) as { did: string[] }
  narrator.tell('Fitbit’s token expires (the sandbox’s clock jumps, so nobody waits for hours):')
  for (const line of did) narrator.detail(line)

  await popup.getByRole('button', 'Check now').click()
  await popup.getByRole('button', 'Repair Fitbit').waitFor()
  // Takes the mouse off the button, which looks different under it.
  await popup.getByRole('heading', 'Reconnect for FitTrend').click()
  const told = await waitForNotification(driver, 'Fitbit needs repair')
  const badge = await driver.badge()
  const lines = [
    `Badge: "${badge.text}" on ${badge.color}, "${badge.title}"`,
    `Notification: "${told.title}". ${told.message}`,
    ...(told.buttons.length > 0 ? [`Its buttons: ${told.buttons.join(', ')}`] : []),
  ]
  narrator.tell(
    'The extension has noticed (by “Check now”; by itself it looks several times a day).',
  )
  for (const line of lines) narrator.detail(line)
  narrator.detail(await stateOf(popup, 'Fitbit'))
  await showWhole(popup, widths.popup)
  const picture = await album.picture(popup, 'popup-needs-repair')
  album.note('badge-and-notification', lines.join('\n'))
  return picture
}

/** Name, state and sentence of a service, in one line. */
async function stateOf(popup: Page, service: string): Promise<string> {
  const entry = popup.getByRole('list', 'Connections').getByRole('listitem', service)
  return (await entry.text()).split('\n').filter(Boolean).slice(0, 3).join(' | ')
}

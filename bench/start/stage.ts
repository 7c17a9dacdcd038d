import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningSandbox, startSandbox } from '../../sandbox/start.ts'
import { buildExtension, root } from '../../scripts/build-extension.ts'
import type { DevTools } from '../../tests/browser/drivers/chromium/devtools.ts'
import { startUnwatched } from '../../tests/browser/drivers/chromium/unwatched.ts'
import { launchBrowser } from '../../tests/browser/drivers/driver.ts'
import { openProfile } from '../../tests/browser/drivers/profile.ts'
import { signIn } from '../../tests/browser/person/sign-in.ts'

/** A browser that has had an extension for long, and of which nothing but the browser itself is looked at. */
export interface Side {
  devTools: DevTools
  /** Of the extension. */
  origin: string
}

export interface Stage {
  ours: Side
  empty: Side
  close(): Promise<void>
}

/** Two browsers: one with ours, signed in, three connections known; one with an extension that does nothing. */
export async function setStage(): Promise<Stage> {
  const sandbox = await startSandbox({ quiet: true })
  const ourDir = await buildExtension({
    browser: 'chromium',
    env: { WXT_FITTREND_ORIGIN: sandbox.origin },
    outDir: '.output/bench-start-ours',
  })
  const emptyDir = await buildExtension({
    browser: 'chromium',
    source: join(root, 'bench/start/empty'),
    outDir: '.output/bench-start-empty',
  })
  giveKey(emptyDir)
  const ours = await openSide(ourDir, sandbox)
  const empty = await openSide(emptyDir, null)
  return {
    ours,
    empty,
    close: async () => {
      await ours.close()
      await empty.close()
      await sandbox.close()
    },
  }
}

/** By its key the extension's id is known. */
function giveKey(extensionDir: string): void {
  const file = join(extensionDir, 'manifest.json')
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), key }))
}

/** @param signsInAt the FitTrend to sign in to; null: there is nothing to sign in */
async function openSide(
  extensionDir: string,
  signsInAt: RunningSandbox | null,
): Promise<Side & { close(): Promise<void> }> {
  const profile = openProfile()
  const driver = await launchBrowser('chromium', { extensionDir, profileDir: profile.dir })
  const origin = driver.extensionOrigin
  if (signsInAt) {
    const popup = await driver.openExtensionPage('popup.html')
    await signIn(driver, signsInAt, popup)
  }
  await driver.close()
  const browser = await startUnwatched(profile.dir)
  return {
    ...browser,
    origin,
    close: async () => {
      await browser.close()
      profile.discard()
    },
  }
}

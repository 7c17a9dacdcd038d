import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeQuestion, saysYes } from '../../../../utils/page/questions/judge.ts'
import type { AskedControl } from '../../../../utils/page/questions/lexicon.ts'
import { vocabularyOf } from '../../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../../utils/site/profile.ts'

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: false })
const others = ['Garmin', 'Withings', 'Strava', 'Polar', 'Oura', 'Fitbit Premium']

function judged(
  text: string,
  buttons: string[],
  act: AskedControl = 'remove',
  name = 'Fitbit',
  otherServices = others,
) {
  const service = { id: 'x', name }
  const vocabulary = vocabularyOf({ service, otherServices, words })
  return judgeQuestion({ act, text, buttons, more: [] }, vocabulary)
}

const C = ['Cancel', 'Remove']
const O = ['Cancel', 'OK']
const Y = ['No', 'Yes']
type Row = [string, string[], AskedControl?]

const wrongYeses: Record<string, Row[]> = {
  '“it” after a sentence about data is the data': [
    ['FitTrend will keep your imported data. Do you want to remove it?', C],
    [
      'Your Fitbit data stays in FitTrend.\nAre you sure you want to remove it from your account?',
      O,
    ],
    [
      'FitTrend keeps all of your imported Fitbit data. Press OK to remove it, Cancel to keep it.',
      O,
    ],
    ['FitTrend keeps your history.\nShould it be removed from your account?', Y],
    ['Your data remains on our servers. It will be removed.', O],
    ['Your previous entries are kept\nConfirm removal of it', C],
    ['All imported Fitbit data is kept in your account.', ['Keep', 'Remove']],
    ['Your Fitbit history stays in FitTrend.', ['Keep it', 'Remove it']],
    ['Fitbit is disabled.\nYour data stays in FitTrend.', ['Keep', 'Remove']],
    ['Your settings are kept.', ['Keep', 'Remove']],
    ['Your goals stay. Remove?', C],
    ['Your data is kept. Should it be removed?', Y, 'disable'],
    ['Your previously imported data is kept. Do you want to add it?', ['No', 'Add'], 'enable'],
    ['Your imported data is kept. Is that what you want?', Y],
  ],
  'the journal is where the data lives': [
    ['Are you sure you want to remove Fitbit from your FitTrend journal?', C],
    ['Remove from your journal', C],
    ['Are you sure?', ['Cancel', 'Remove it from my FitTrend journal']],
  ],
  'a sign that turns a sentence round': [
    ['No, data will be deleted.', O],
    ['Really? No, data will be erased', ['Cancel', 'Disable'], 'disable'],
    ['Are you sure? No, data is lost.', O],
    ['Nothing, will be deleted', O],
    ['No / data will be deleted', O],
    ['No • data will be deleted', O],
    ['’No’ data will be deleted', O],
    ['No\u2028data will be deleted', O],
    ['Remove Fitbit?\n❌ Your data stays', C],
    ['Remove Fitbit?\n✗ Your data is kept', C],
    ['Remove Fitbit?\n\uE000Your data is kept', C],
    ['Remove Fitbit?\nY\u0336o\u0336u\u0336r\u0336 data stays', C],
    ['Remove Fitbit 🗑 📊 ➕ 👤?', C],
    ['Remove Fitbit? None of your data stays.', C],
    ['Remove Fitbit? None of your data will not be deleted.', C],
  ],
  'another product, or a purchase': [
    ['Enable Fitbit with FitTrend+?', ['Cancel', 'Enable'], 'enable'],
    ['FitTrend+', ['Not now', 'Continue'], 'enable'],
    ['Connect+', ['Not now', 'Activate'], 'enable'],
    ['Enable Fitbit 💎', ['Cancel', 'Enable'], 'enable'],
    ['Remove Fitbit+?', C],
  ],
  polarity: [
    ['Do you want to continue with the service?', Y],
    ['Would you like to continue with the connection?', Y],
    ['The import from Fitbit will stop.', ['Stop', 'Continue'], 'disable'],
    ['Turning off Fitbit will stop the sync.', ['Stop', 'Continue'], 'disable'],
  ],
  'another act than was agreed to': [
    ['Fitbit will be removed from your account.', O, 'enable'],
    ['Should Fitbit be removed?', Y, 'enable'],
    ['Are you sure?', ['Cancel', 'Confirm removal'], 'enable'],
    ['Fitbit is no longer connected', ['Cancel', 'Yes'], 'enable'],
    ['The import from Fitbit will stop.', O, 'enable'],
    ['Should Fitbit really be removed from FitTrend?', Y, 'disable'],
    ['Are you sure?', ['Cancel', 'Confirm removal'], 'disable'],
  ],
  'news that may change the user’s mind': [
    ['Remove Fitbit? No longer supported.', C],
    ['Fitbit\nNo longer available\nAre you sure?', C],
    ['Disable Fitbit? Service unavailable.', ['Cancel', 'Disable'], 'disable'],
    ['Error', ['OK']],
  ],
  'nothing is asked, or something else': [
    ['Warning', O],
    ['Fitbit', ['Cancel', 'Continue']],
    ['One last step', ['Cancel', 'Continue'], 'enable'],
    ['You need to reconnect Fitbit.', ['Not now', 'Continue'], 'disable'],
    ['Connect', ['Cancel', 'Continue']],
    ['No data is lost. You can undo this.', ['OK']],
    ['You keep your data. Continue with this?', Y],
    ['Connect settings', ['Cancel', 'Turn off'], 'disable'],
    ['Remove Fitbit\nConnect settings?', C],
    ['Disable\nFitTrend?', O],
  ],
  'more than this service': [
    ['This stops all imports.', O, 'disable'],
    ['This will end all syncing.', O, 'disable'],
    ['FitTrend will no longer import your data.', O, 'disable'],
    ['Imports will end', O, 'disable'],
    ['Are you sure you want to disconnect from FitTrend?', ['Cancel', 'Disconnect'], 'disable'],
    ['Are you sure you want to deactivate?', ['Cancel', 'Deactivate'], 'disable'],
    ['The service will be deactivated', O, 'disable'],
    ['Remove Fitbit?', ['Cancel', 'Keep everything', 'Remove']],
  ],
}

describe.each(Object.entries(wrongYeses))('left to the user: %s', (_, rows) => {
  it.each(rows)('%j %j', (text, buttons, act) => {
    expect(judged(text, buttons, act).kind).toBe('users')
  })
})

describe('left to the user: names that can’t be told from other words', () => {
  it.each<[string, string, string[], string[]]>([
    ['Polar', 'Remove Polar Link?', C, ['Polar Link']],
    ['Google', 'Remove the Google Service?', C, ['Google Service']],
    ['Health', 'Remove your Health Connection?', C, ['Health Connection']],
    ['Garmin', 'Garmin\nConnect\nRemove?', C, ['Garmin Connect']],
    ['Garmin', 'Remove Garmin+?', C, ['Garmin+']],
    ['Data', 'Are you sure you want to remove data?', C, []],
    ['Account', 'Remove account?', C, []],
    ['Everything', 'Remove everything?', C, []],
    ['All data', 'All data will be removed', O, []],
    ['Fitbit and Garmin', 'Remove Fitbit and Garmin?', C, ['Garmin']],
  ])('%s: %j', (name, text, buttons, otherServices) => {
    expect(judged(text, buttons, 'remove', name, otherServices).kind).toBe('users')
  })

  it('a name of its own sort is told', () => {
    expect(judged('Remove Runner’s World?', C, 'remove', 'Runner’s World', []).kind).toBe('plain')
    expect(judged('Remove C++ (x)?', C, 'remove', 'C++ (x)', []).kind).toBe('plain')
  })
})

const honest: Row[] = [
  ['Remove Fitbit?', C],
  ['Remove Fitbit? Data that was already imported stays.', C],
  ['Are you sure?', Y],
  ['Are you sure? Already imported data stays.', C],
  ['Fitbit will no longer be imported. You can add it again at any time.', ['No', 'Yes, remove']],
  ['Are you sure you want to remove Fitbit?', C],
  ['Remove Fitbit?', ['Cancel', 'Okay']],
  ['Remove Fitbit?', ['Cancel', 'Yes, continue']],
  ['Remove Fitbit?', ['Nevermind', 'Proceed']],
  ['Remove Fitbit?', ['Keep Fitbit', 'Yes, I want to remove Fitbit']],
  ['Disconnect your Fitbit account?', ['Cancel', 'Disconnect']],
  ['Unlink your Fitbit account from FitTrend?', ['Cancel', 'Unlink']],
  ['Remove the service Fitbit?', C],
  ['FitTrend will no longer receive your Fitbit data. Remove Fitbit?', C],
  ['Your Fitbit data will no longer be imported into FitTrend.', ['Cancel', 'Remove Fitbit']],
  ['FitTrend will stop syncing with Fitbit.', ['Cancel', 'Remove']],
  ['Remove Fitbit? Data you have already imported will be kept.', C],
  ['Remove Fitbit? None of your data will be deleted.', C],
  ['Remove Fitbit? Removing Fitbit will not delete your imported data.', C],
  ['Remove Fitbit? Don’t worry, your data stays.', C],
  ['Remove Fitbit? You can reconnect it later in your settings.', C],
  ['Remove Fitbit? You will need to sign in to Fitbit again.', C],
  ['Do you really want to do this?', ['No', 'Yes, remove']],
  ['Are you sure you’d like to remove Fitbit?', C],
  ['Press OK to continue or Cancel to abort. Remove Fitbit?', O],
  ['Fitbit will be disabled for your account.', ['Cancel', 'Disable'], 'disable'],
  ['Disable Fitbit sync?', ['Cancel', 'Disable'], 'disable'],
  ['Turn off import from Fitbit?', ['Cancel', 'Turn off'], 'disable'],
  ['Do you want to stop syncing Fitbit?', ['Cancel', 'Yes'], 'disable'],
  ['Add Fitbit to your account?', ['Cancel', 'Add'], 'enable'],
  ['Connect Fitbit?', ['Cancel', 'Enable'], 'enable'],
  ['Enable Fitbit? You will be redirected to Fitbit to sign in.', ['Cancel', 'Continue'], 'enable'],
  ['fittrend.com says\nRemove Fitbit?', O],
]

describe('answered: asks for nothing but the act', () => {
  const left = honest.filter(([text, buttons, act]) => judged(text, buttons, act).kind !== 'plain')

  it('at least nine of ten', () => {
    console.log(`left to the user: ${left.length} of ${honest.length}`, left)
    expect(left.length / honest.length).toBeLessThanOrEqual(0.1)
  })
})

describe('bad input', () => {
  it.each([
    `x${'-'.repeat(9_990)}x`,
    `x${' '.repeat(9_990)}x`,
    `x${'('.repeat(9_990)}x`,
    'ﷺ'.repeat(10_000),
    'you can always still '.repeat(500),
  ])('of any length is judged at once: %.20s', (long) => {
    const begin = performance.now()
    expect(judged(long, C).kind).toBe('users')
    expect(judged('Remove Fitbit?', ['Cancel', long]).kind).toBe('users')
    saysYes(
      long,
      'remove',
      vocabularyOf({ service: { id: 'x', name: 'Fitbit' }, otherServices: [], words }),
    )
    expect(performance.now() - begin).toBeLessThan(250)
  })

  it('whatever is added to a plain question makes it the user’s, unless it is known', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}( [a-z]{4,12}){0,4}$/), (added) => {
        const known =
          /^(confirm|really|sure|warning|note|wait|hold|hey|attention|important|caution|notice)/
        fc.pre(!known.test(added))
        expect(judged(`Remove Fitbit?\n${added}`, C).kind).toBe('users')
        expect(judged(`Remove Fitbit and ${added}?`, C).kind).toBe('users')
      }),
    )
  })
})

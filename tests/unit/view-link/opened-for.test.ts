import { expect, it } from 'vitest'
import { isToCome, openedFor, popupPath } from '../../../utils/view-link/opened-for.ts'
import { popupStates } from '../../views/fixtures.ts'

const base = popupStates['two-accounts']
if (!base) throw new Error('there is no state with two accounts')
const [shown, other] = ['account-a', 'account-b']

it.each([
  [{ account: 'acc-b', service: 'fitbit' }, '/popup.html?service=fitbit&account=acc-b'],
  [{ account: 'acc-b', service: null }, '/popup.html?account=acc-b'],
  [{ account: null, service: null }, '/popup.html'],
])('%j is %s', (target, path) => {
  expect(popupPath(target)).toBe(path)
  expect(openedFor(new URL(path, 'https://x.example').search)).toEqual(target)
})

it.each(['a&service=garmin', 'page:firefox-container-1', 'ä/#?%20', '+ +'])(
  'the account "%s" comes back as it was',
  (account) => {
    const { search } = new URL(popupPath({ account, service: 'fitbit' }), 'https://x.example')
    expect(openedFor(search)).toEqual({ account, service: 'fitbit' })
  },
)

it.each([
  '?service=../evil&account=',
  '?service=FITBIT',
  '?service=&account=',
  `?service=${'x'.repeat(65)}&account=${'x'.repeat(201)}`,
  '?account=acc-a&account=acc-b&service=fitbit&service=garmin',
  '?Account=acc-b&other=1',
])('of "%s" nothing is taken', (search) => {
  expect(openedFor(search)).toEqual({ account: null, service: null })
})

it.each<[string, string | null, boolean]>([
  ['the one that is shown', shown, false],
  ['one that is to be shown', other, true],
  ['one that nobody watches', 'account-z', false],
  ['none', null, false],
])('opened for %s', (_which, account, isAwaited) => {
  expect(isToCome(account, base)).toBe(isAwaited)
})

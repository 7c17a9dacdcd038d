import { describe, expect, it } from 'vitest'
import { type ConsentResult, parseConsentRedirect } from '../../../utils/identity/consent.ts'

const redirectUri = 'https://abcdef.chromiumapp.org/fittrend'
const state = 'the-state-that-was-sent-0123456789'
const invalid = (detail: string): ConsentResult => ({ kind: 'invalid', detail })

describe('the redirect that ends a consent', () => {
  it.each<[string, string, ConsentResult]>([
    ['connected', `${redirectUri}?state=${state}&result=connected`, { kind: 'connected' }],
    [
      'connected, with parameters that mean nothing to us',
      `${redirectUri}?state=${state}&result=connected&utm=1#x`,
      { kind: 'connected' },
    ],
    ...(
      ['access_denied', 'account_in_use', 'scope_missing', 'service_error', 'expired'] as const
    ).map((error): [string, string, ConsentResult] => [
      error,
      `${redirectUri}?error=${error}&state=${state}`,
      { kind: 'refused', error },
    ]),
    ['an unknown error', `${redirectUri}?state=${state}&error=tired`, invalid('result')],
    ['another result', `${redirectUri}?state=${state}&result=maybe`, invalid('result')],
    ['no result', `${redirectUri}?state=${state}`, invalid('result')],
    [
      'both result and error',
      `${redirectUri}?state=${state}&result=connected&error=access_denied`,
      invalid('result'),
    ],
    ['no state', `${redirectUri}?result=connected`, invalid('state')],
    ['an empty state', `${redirectUri}?state=&result=connected`, invalid('state')],
    ['another state', `${redirectUri}?state=${state}x&result=connected`, invalid('state')],
    [
      'the state twice',
      `${redirectUri}?state=${state}&state=${state}&result=connected`,
      invalid('state twice'),
    ],
    [
      'two results',
      `${redirectUri}?state=${state}&result=connected&result=connected`,
      invalid('result twice'),
    ],
    [
      'two errors',
      `${redirectUri}?state=${state}&error=expired&error=access_denied`,
      invalid('error twice'),
    ],
    [
      'parameters in the fragment',
      `${redirectUri}#state=${state}&result=connected`,
      invalid('state'),
    ],
    [
      'another host',
      `https://evil.chromiumapp.org/fittrend?state=${state}&result=connected`,
      invalid('address'),
    ],
    [
      'another path',
      `https://abcdef.chromiumapp.org/other?state=${state}&result=connected`,
      invalid('address'),
    ],
    ['a longer path', `${redirectUri}/more?state=${state}&result=connected`, invalid('address')],
    [
      'plain http',
      `http://abcdef.chromiumapp.org/fittrend?state=${state}&result=connected`,
      invalid('address'),
    ],
    ['no URL', 'connected', invalid('not a URL')],
    ['nothing', '', invalid('not a URL')],
  ])('%s', (_case, answer, expected) => {
    expect(parseConsentRedirect(answer, redirectUri, state)).toEqual(expected)
  })
})

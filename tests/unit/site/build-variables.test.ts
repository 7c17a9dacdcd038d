import { describe, expect, it } from 'vitest'
import { isLoopback, parseBuildVariables } from '../../../utils/site/build-variables.ts'

describe('build variables', () => {
  it('name the public site where nothing is set', () => {
    const site = { origin: 'https://www.fittrend.com', connectPath: '/account/connect', api: true }
    expect(parseBuildVariables({})).toEqual(site)
    expect(parseBuildVariables({ WXT_FITTREND_ORIGIN: '', WXT_FITTREND_API: '' })).toEqual(site)
  })

  it.each([
    ['https://staging.fittrend.com', 'https://staging.fittrend.com'],
    ['https://staging.fittrend.com/', 'https://staging.fittrend.com'],
    ['https://fittrend.example:8443', 'https://fittrend.example:8443'],
    ['https://fittrend.example:443', 'https://fittrend.example'],
    ['HTTPS://FitTrend.Example', 'https://fittrend.example'],
    ['http://localhost:5055', 'http://localhost:5055'],
    ['http://127.0.0.1:5055', 'http://127.0.0.1:5055'],
    ['http://[::1]:5055', 'http://[::1]:5055'],
  ])('take the origin %s', (given, origin) => {
    expect(parseBuildVariables({ WXT_FITTREND_ORIGIN: given }).origin).toBe(origin)
  })

  it.each([
    'http://www.fittrend.com',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'https://www.fittrend.com/app',
    'https://www.fittrend.com/?x=1',
    'https://www.fittrend.com/#x',
    'https://user:secret@www.fittrend.com',
    'www.fittrend.com',
    'ftp://www.fittrend.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    '*',
  ])('refuse the origin %s and name the variable', (given) => {
    expect(() => parseBuildVariables({ WXT_FITTREND_ORIGIN: given })).toThrow(
      /WXT_FITTREND_ORIGIN must be .*not "/,
    )
  })

  it.each(['/', '/connect', '/my-account/~me/connect.html'])('take the path %s', (path) => {
    expect(parseBuildVariables({ WXT_FITTREND_CONNECT_PATH: path }).connectPath).toBe(path)
  })

  it.each(['connect', '/connect?tab=1', '/connect#x', '/*', '/a b', 'https://evil.example/'])(
    'refuse the path %s',
    (path) => {
      expect(() => parseBuildVariables({ WXT_FITTREND_CONNECT_PATH: path })).toThrow(
        /WXT_FITTREND_CONNECT_PATH must be/,
      )
    },
  )

  it('turn the API off by "off" alone', () => {
    expect(parseBuildVariables({ WXT_FITTREND_API: 'off' }).api).toBe(false)
    expect(() => parseBuildVariables({ WXT_FITTREND_API: 'false' })).toThrow(/WXT_FITTREND_API/)
  })
})

describe('loopback', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['localhost.example', false],
    ['0.0.0.0', false],
    ['192.168.0.1', false],
  ])('%s: %s', (hostname, expected) => {
    expect(isLoopback(hostname)).toBe(expected)
  })
})

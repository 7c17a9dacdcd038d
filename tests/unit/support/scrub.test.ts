import { describe, expect, it } from 'vitest'
import { siteProfile } from '../../../utils/site/profile.ts'
import { wordsOfReports } from '../../../utils/support/report-text.ts'
import { scrub } from '../../../utils/support/scrub.ts'

const own = wordsOfReports(
  siteProfile({ origin: 'https://fittrend.test', connectPath: '/connect', api: true }),
)
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.SflKxwRJSMeKKF2QT4fwpMeJf36P'

describe('the scrubber', () => {
  it.each([
    ['a mail address', 'from anna@example.com.', 'from [mail address]'],
    ['one with a plus and other letters', 'ännä+x@exämple.de', '[mail address]'],
    ['one without a dot', '<root@localhost>', '<[mail address]>'],
    ['a query', 'https://a.test/b?code=1&x=2 on', 'https://a.test/b[query] on'],
    ['a query without a value', 'https://a.test/?anna', 'https://a.test/[query]'],
    ['a fragment', '/cb#access_token=x', '/cb[query]'],
    ['the user of a URL', 'https://anna:pw@a.test/', 'https://[user]@a.test/'],
    ['a JWT', `Bearer ${jwt}`, 'Bearer [token]'],
    ['a JWT of two parts', `${jwt.split('.').slice(0, 2).join('.')}.`, '[token]'],
    ['a UUID', 'id 123E4567-e89b-12d3-a456-426614174000', 'id [id]'],
    ['IPv4', 'at 192.168.10.7:8080', 'at [address]:8080'],
    ['IPv6', 'at 2001:db8:0:0:0:ff00:42:8329', 'at [address]'],
    ['IPv6, short', 'at fe80::1 and ::1', 'at [address] and [address]'],
    ['IPv6 around IPv4', '::ffff:192.168.10.7', '[address]'],
    ['a MAC address', '00:1a:2B:3c:4d:5e', '[address]'],
    ['hex', 'key deadbeef00deadbeef', 'key [id]'],
    ['base64', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ==', '[token]'],
    ['base64url with digits', 'sess_9f-8Q_abcdefghijklmnop', '[token]'],
    ['a long number', 'no. 123456', 'no. [number]'],
  ])('takes out %s', (_case, text, clean) => {
    expect(scrub(text, [], own)).toBe(clean)
  })

  it.each([
    ['as it is', 'Hello Anna Muster!', 'Hello [name]!'],
    ['in parts', 'ANNA is here, Muster isn’t', '[name] is here, [name] isn’t'],
    ['with signs that patterns use', 'See acc.(1)+x', 'See [name]'],
    ['not inside of words', 'Hanna, Annabel', 'Hanna, Annabel'],
  ])('takes out a name that is known, %s', (_case, text, clean) => {
    expect(scrub(text, ['Anna Muster', 'acc.(1)+x'], own)).toBe(clean)
  })

  it('leaves its own words, times, and names too short to tell', () => {
    const known = ['Remove', 'My', '2026', '000', '', '\u200b\u200b\u200b', 'Li', 'Account Started']
    expect(scrub(own, known, own)).toBe(own)
    const line = 'Started: 2026-11-10T12:00:00.000Z, Remove, Li'
    expect(scrub(line, known, own)).toBe(line)
  })
})

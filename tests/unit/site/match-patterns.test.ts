import { describe, expect, it } from 'vitest'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { matchPatterns } from '../../../utils/site/match-patterns.ts'

describe('match patterns', () => {
  const site = parseBuildVariables({ WXT_FITTREND_ORIGIN: 'http://localhost:5055' })

  it('name the port where the browser knows ports', () => {
    expect(matchPatterns(site, 'chrome')).toEqual({
      origin: 'http://localhost:5055/*',
      connect: [
        'http://localhost:5055/account/connect',
        'http://localhost:5055/account/connect?*',
        'http://localhost:5055/account/connect/*',
      ],
    })
  })

  it('leave the port out for Firefox, which refuses patterns with ports', () => {
    const { origin, connect } = matchPatterns(site, 'firefox')
    expect(origin).toBe('http://localhost/*')
    expect(connect).toContain('http://localhost/account/connect')
  })

  it('never cover another host, nor every host', () => {
    const { origin, connect } = matchPatterns(parseBuildVariables({}), 'chrome')
    for (const pattern of [origin, ...connect]) {
      expect(pattern.startsWith('https://www.fittrend.com/')).toBe(true)
    }
  })
})

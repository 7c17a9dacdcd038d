import { describe, expect, it } from 'vitest'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { connectUrl, isSiteUrl, siteProfile } from '../../../utils/site/profile.ts'
import { stepIds } from '../../../utils/site/steps.ts'
import { inWords } from '../../../utils/words/message.ts'
import { stepMessage } from '../../../utils/words/step-message.ts'

const profile = siteProfile(parseBuildVariables({ WXT_FITTREND_ORIGIN: 'http://localhost:5055' }))

describe('site profile', () => {
  it.each([
    ['http://localhost:5055/', true],
    ['http://localhost:5055/account/connect?x=1', true],
    ['http://localhost:5056/account/connect', false],
    ['http://localhost/account/connect', false],
    ['https://localhost:5055/account/connect', false],
    ['http://localhost:5055.evil.example/', false],
    ['http://evil.example/?http://localhost:5055/', false],
    ['about:blank', false],
    ['not a url', false],
    [undefined, false],
  ])('isSiteUrl(%s) is %s', (url, expected) => {
    expect(isSiteUrl(profile, url)).toBe(expected)
  })

  it('knows the address of the Connect page', () => {
    expect(connectUrl(profile)).toBe('http://localhost:5055/account/connect')
  })

  it('says the six steps in the words of the help article', () => {
    expect(stepIds.map((step) => inWords(stepMessage(step, 'Fitbit')))).toEqual([
      'Go to My Account > Connect',
      'Click the (+) beside Fitbit',
      'Click Disable',
      'Click Remove',
      'Click Enable Service and select Fitbit',
      'Click Enable and grant permission at Fitbit',
    ])
  })
})

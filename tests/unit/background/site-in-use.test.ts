import { expect, it } from 'vitest'
import { siteInUse } from '../../../utils/background/site-in-use.ts'
import type { IdentityPort } from '../../../utils/identity/identity-port.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { siteProfile } from '../../../utils/site/profile.ts'

const identity: IdentityPort = { redirectUri: 'https://a.example/', launch: async () => '' }

it.each([
  ['on', identity, true],
  ['on', null, false],
  ['off', identity, false],
  ['off', null, false],
] as const)('API %s, sign-in window %o: the API is used: %s', (api, port, used) => {
  const profile = siteProfile(parseBuildVariables({ WXT_FITTREND_API: api }))
  expect(siteInUse(profile, port)).toEqual({ ...profile, api: used })
})

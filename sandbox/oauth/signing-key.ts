import { generateKeyPairSync } from 'node:crypto'
import type { JWKS } from 'oidc-provider'

let keys: JWKS | null = null

/** One P-256 key per process for ID tokens: made in a millisecond, where RSA would take many. */
export function signingKeys(): JWKS {
  keys ??= {
    keys: [
      {
        ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
        use: 'sig',
        alg: 'ES256',
        kid: 'sandbox',
      },
    ],
  }
  return keys
}

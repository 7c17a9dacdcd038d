import * as v from 'valibot'

/** How the consent of step 6 ended, as FitTrend's callback reports it (docs/fittrend-api.yaml). */
export type ConsentResult =
  | { kind: 'connected' }
  | {
      kind: 'refused'
      error: 'access_denied' | 'account_in_use' | 'scope_missing' | 'service_error' | 'expired'
    }
  | { kind: 'closed' }
  | { kind: 'invalid'; detail: string }

const errors = v.picklist([
  'access_denied',
  'account_in_use',
  'scope_missing',
  'service_error',
  'expired',
])

/**
 * Reads the redirect that ends a consent. Anything that isn't exactly what was asked for (other
 * address, other state, parameters given twice) counts as no answer at all.
 */
export function parseConsentRedirect(
  answer: string,
  redirectUri: string,
  state: string,
): ConsentResult {
  if (!URL.canParse(answer)) return { kind: 'invalid', detail: 'not a URL' }
  const url = new URL(answer)
  if (`${url.origin}${url.pathname}` !== redirectUri) return { kind: 'invalid', detail: 'address' }
  const { searchParams } = url
  for (const name of ['state', 'result', 'error']) {
    if (searchParams.getAll(name).length > 1) return { kind: 'invalid', detail: `${name} twice` }
  }
  if (searchParams.get('state') !== state) return { kind: 'invalid', detail: 'state' }
  const result = searchParams.get('result')
  const error = searchParams.get('error')
  if (result === 'connected' && error === null) return { kind: 'connected' }
  const known = v.safeParse(errors, error)
  if (result === null && known.success) return { kind: 'refused', error: known.output }
  return { kind: 'invalid', detail: 'result' }
}

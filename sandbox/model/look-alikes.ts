/**
 * Services whose names contain those of real ones. Only page variants show them; they take their steps
 * as real ones do, and whatever is done to them counts as a wrong click.
 */
export type LookAlikeState = 'connected' | 'disabled'

export const lookAlikeNames: Record<string, string> = {
  'fitbit-premium': 'Fitbit Premium',
  'garmin-connect': 'Garmin Connect',
  'my-fitbit': 'My Fitbit',
}

/** Those that an account has connected at the start; the others are on offer. */
export function connectedLookAlikes(): Map<string, LookAlikeState> {
  return new Map([
    ['fitbit-premium', 'connected'],
    ['garmin-connect', 'connected'],
  ])
}

import type { Account } from '../model/account.ts'
import { type LookAlikeState, lookAlikeNames } from '../model/look-alikes.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ConnectView, EntryView, OfferView } from './connect-view.ts'

export function isLookAlike(service: string): boolean {
  return Object.hasOwn(lookAlikeNames, service)
}

/** Puts the look-alikes before the real services: who takes the first that fits takes a wrong one. */
export function withLookAlikes(view: ConnectView, account: Account): ConnectView {
  const all = Object.keys(lookAlikeNames)
  const entries = all.flatMap((id) => {
    const state = account.lookAlikes.get(id)
    return state ? [entryOf(id, state)] : []
  })
  const offers = all.filter((id) => !account.lookAlikes.has(id)).map(offerOf)
  return {
    ...view,
    entries: [...entries, ...view.entries],
    offers: [...offers, ...view.offers],
  }
}

function entryOf(service: string, state: LookAlikeState): EntryView {
  return {
    service,
    name: lookAlikeNames[service] ?? service,
    status: state,
    state: state === 'disabled' ? 'Disabled' : 'Connected',
    settings: [
      { type: 'steps', label: 'Steps', on: true },
      { type: 'sleep', label: 'Sleep', on: false },
    ],
    disabled: state === 'disabled',
  }
}

function offerOf(service: string): OfferView {
  return { service, name: lookAlikeNames[service] ?? service, available: true }
}

/** Does a step to a look-alike, as FitTrend would, and logs it as a decoy that was used. */
export function stepOnLookAlike(
  sandbox: Sandbox,
  account: Account,
  service: string,
  step: 'settings' | 'disable' | 'remove' | 'enable',
): void {
  sandbox.log.add('decoy', account.id, service, { step })
  if (step === 'disable') account.lookAlikes.set(service, 'disabled')
  if (step === 'remove') account.lookAlikes.delete(service)
  if (step === 'enable') account.lookAlikes.set(service, 'connected')
}

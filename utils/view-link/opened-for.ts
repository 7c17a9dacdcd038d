import type { AppState } from '../protocol/app-state.ts'
import { serviceIdPattern } from '../site/service-id.ts'

/** What the popup is opened for; null: nothing in particular. */
export interface OpenedFor {
  account: string | null
  service: string | null
}

/** The popup's address, which says what it is opened for. */
export function popupPath({ account, service }: OpenedFor): string {
  const parts = [
    ...(service === null ? [] : [`service=${encodeURIComponent(service)}`]),
    ...(account === null ? [] : [`account=${encodeURIComponent(account)}`]),
  ]
  return parts.length === 0 ? '/popup.html' : `/popup.html?${parts.join('&')}`
}

/** Ids as commands take them (utils/protocol/commands.ts); any page may open this address with whatever it likes. */
const isService = (id: string) => serviceIdPattern.test(id)
const isAccount = (id: string) => id.length >= 1 && id.length <= 200

/** What an address says; what isn't an id of ours is ignored. */
export function openedFor(search: string): OpenedFor {
  const params = new URLSearchParams(search)
  const only = (name: string, isId: (id: string) => boolean) => {
    const [id, ...more] = params.getAll(name)
    return id !== undefined && more.length === 0 && isId(id) ? id : null
  }
  return { account: only('account', isAccount), service: only('service', isService) }
}

/** Whether the account that the popup was opened for is watched, and is still to be shown. */
export function isToCome(account: string | null, state: AppState): boolean {
  return account !== state.account && state.accounts.some(({ id }) => id === account)
}

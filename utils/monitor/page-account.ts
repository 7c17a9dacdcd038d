/** Without the API nobody tells which FitTrend account it is: the one that the browser is signed in to. */
export const pageAccount = { id: 'page', name: 'FitTrend' }

const prefix = `${pageAccount.id}:`
/** Firefox's id of a container; those of the default store and of private windows are others. */
const container = /^firefox-container-(\d{1,9})$/

/**
 * The account that is signed in on the site in one of Firefox's containers: each has cookies of its own, so it may
 * be another person's. The containers' names would need another permission.
 * @param id Firefox's `cookieStoreId`; null: the default store, the only one of other browsers
 */
export function pageAccountIn(id: string | null): { id: string; name: string } {
  const number = id === null ? undefined : container.exec(id)?.[1]
  if (id === null || number === undefined) return pageAccount
  return { id: prefix + id, name: `FitTrend (container ${number})` }
}

/** The container that an account was read in; null: the default store, or it isn't read from a page. */
export function containerOfAccount(account: string): string | null {
  const id = account.startsWith(prefix) ? account.slice(prefix.length) : ''
  return container.test(id) ? id : null
}

/** Whether an account is one that is read from the page. */
export function isPageAccount(account: string): boolean {
  return account === pageAccount.id || containerOfAccount(account) !== null
}

import type { ConnectView, EntryView, OfferView } from '../../site/connect-view.ts'

export type { ConnectView, EntryView, OfferView }
export type Step = 'settings' | 'disable' | 'remove'

/** The data that the server has put into the page. */
export function pageData(): ConnectView {
  return JSON.parse(document.querySelector('#connect-data')?.textContent ?? '{}') as ConnectView
}

/** The server has refused a step; nothing has changed. */
export class RefusedError extends Error {}

/**
 * Does a step at the server, and gives what the page has to show then.
 * @throws RefusedError
 */
export async function send(service: string, step: Step): Promise<ConnectView> {
  const body = new URLSearchParams({ csrf: pageData().csrf })
  const url = `/account/connect/${service}/${step}`
  // The answer leads to a whole page; the data is asked for instead.
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  if (answer.type !== 'opaqueredirect') throw new RefusedError('Please try again.')
  return loadView()
}

async function loadView(): Promise<ConnectView> {
  const response = await fetch('/account/connect/view')
  return (await response.json()) as ConnectView
}

/** Leaves for the service's consent screen. */
export function leaveFor(service: string, target = '_top'): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `/account/connect/${service}/enable`
  form.target = target
  const csrf = document.createElement('input')
  csrf.type = 'hidden'
  csrf.name = 'csrf'
  csrf.value = pageData().csrf
  form.append(csrf)
  document.body.append(form)
  form.submit()
}

/** Waits `ms` milliseconds, as pages do that animate or debounce. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

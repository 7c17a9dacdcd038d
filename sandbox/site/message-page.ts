import { type Html, html } from '../http/html.ts'
import { layout } from './layout.ts'

/** A page that says one thing. */
export function messagePage(title: string, text: string): Html {
  const body = html`<div class="card"><h1>${title}</h1><p>${text}</p><p><a href="/account/connect">Go to Connect</a></p></div>`
  return layout({ title, account: null, body })
}

export function expiredPage(): Html {
  return messagePage('This page has expired', 'Go back and start again.')
}

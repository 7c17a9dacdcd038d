import { type Html, html } from '../http/html.ts'

/** The field that every form of the site carries. */
export function hiddenCsrf(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}

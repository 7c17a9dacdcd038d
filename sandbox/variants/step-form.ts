import { type Html, html } from '../http/html.ts'
import { hiddenCsrf } from './hidden-csrf.ts'

type Step = 'disable' | 'remove' | 'enable'

/** The form that sends a step, with the variant's own control in it. */
export function stepForm(service: string, step: Step, csrf: string, control: Html): Html {
  return html`<form method="post" action="/account/connect/${service}/${step}">${hiddenCsrf(csrf)}${control}</form>`
}

import * as fc from 'fast-check'
import type { Names } from './random-names.ts'

const button = (label: string) => `<button type="button" data-ok="no">${label}</button>`
const link = (label: string) => `<a href="/elsewhere" data-ok="no">${label}</a>`

/** What stands around, with words of the steps and names of services that are none of the list's. */
export function randomSurroundings({ target, all }: Names): fc.Arbitrary<string[]> {
  const other = all.find((name) => name !== target) ?? 'Fitbit'
  return fc.shuffledSubarray([
    `<aside><p><strong>${target}</strong> Charge: 20% off. ${link('See the offer')}</p><p>${button(`Remove ${target} ads`)}</p></aside>`,
    `<p><b>${target}</b> owners walk more. ${link(target)}</p>`,
    `<section><h2>Notifications</h2><p>Email me when an import stops. ${button('Disable')}</p></section>`,
    `<section><h2>Two-factor sign-in</h2><p>${button('Enable')}</p></section>`,
    `<section><h2>Account</h2><p>${button('Remove all connections')} ${button('Delete account')} ${button('Remove')}</p></section>`,
    `<section><h2>News</h2><ul><li>${link(`${target} counts floors in a new way`)}</li><li>${link(`${other} is faster`)} ${button('Remove')}</li></ul></section>`,
    `<div><h3>Questions</h3><p>What is ${target}? ${button('+')}</p><p>What is ${other}? ${button('+')}</p></div>`,
    `<footer><p>Works with ${link(target)}, ${link(other)} and more.</p></footer>`,
    `<nav>${link('Journal')} ${link('My Account')} ${link('Connect')}</nav>`,
    `<div style="position:absolute;left:-9999px"><p>${target} ${button('+')} ${button('Disable')} ${button('Remove')}</p></div>`,
  ])
}

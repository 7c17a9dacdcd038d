import * as fc from 'fast-check'

/** Draws a control; `ok` is the mark of what may be found. */
export type DrawControl = (label: string, ok: string, more?: string) => string

const tags: Record<string, DrawControl> = {
  button: (label, ok, more = '') =>
    `<button type="button" data-ok="${ok}" ${more}>${label}</button>`,
  link: (label, ok, more = '') => `<a href="#" data-ok="${ok}" ${more}>${label}</a>`,
  div: (label, ok, more = '') =>
    `<div role="button" tabindex="0" data-ok="${ok}" ${more}>${label}</div>`,
  span: (label, ok, more = '') =>
    `<span role="button" tabindex="0" data-ok="${ok}" ${more}><span>${label}</span></span>`,
  upper: (label, ok, more = '') =>
    `<button type="button" style="text-transform:uppercase" data-ok="${ok}" ${more}> ${label.replaceAll(' ', '&nbsp;')} </button>`,
}

/** One way to draw controls, the same all over a page. */
export const randomControl: fc.Arbitrary<DrawControl> = fc
  .constantFrom(...Object.keys(tags))
  .map((tag) => tags[tag] as DrawControl)

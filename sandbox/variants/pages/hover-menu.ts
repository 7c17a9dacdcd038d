import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

const style = `
.flyout, .flyout ul { list-style: none; padding: 0 }
.flyout li { position: relative; padding: 6px 12px }
.flyout ul { position: absolute; left: 120px; top: 0; display: none; z-index: 3; background: #fff; border: 1px solid #d5dbe1 }
.flyout li:hover > ul { display: block }
`

export const hoverMenu: PageVariant = {
  name: 'hover-menu',
  summary: 'Enable Service is a link whose list comes when the pointer or the focus is on it.',
  covers: ['hover menu', 'hash links', 'sign as expander'],
  expects: 'completes',
  client: 'pages/hover-menu.client.ts',
  page: (view) => mountPoint(view),
  style: `${style}.flyout li:focus-within > ul { display: block }`,
}

export const hoverOnly: PageVariant = {
  name: 'hover-only',
  summary: 'The same without the keyboard in mind: the list comes for a real pointer alone.',
  covers: ['hover only'],
  expects: 'stops',
  at: ['select'],
  why: 'no event that a script can send makes a style sheet see a pointer',
  client: 'pages/hover-menu.client.ts',
  page: (view) => mountPoint(view),
  style,
}

import { html } from '../../http/html.ts'
import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const openShadow: PageVariant = {
  name: 'open-shadow',
  summary: 'Web components of the site, three deep, with names and buttons slotted into them.',
  covers: [
    'open shadow roots',
    'nested shadow roots',
    'slots',
    'sign as expander',
    'changing sign',
  ],
  expects: 'completes',
  client: 'pages/open-shadow.client.ts',
  csp: ['inline-style'],
  page: (view) => mountPoint(view, html`<journal-connect></journal-connect>`),
}

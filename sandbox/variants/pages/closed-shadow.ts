import { html } from '../../http/html.ts'
import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const closedShadow: PageVariant = {
  name: 'closed-shadow',
  summary: 'The whole list is a widget in a closed shadow root.',
  covers: ['closed shadow roots', 'in-place re-render', 'sign as expander'],
  expects: 'completes',
  client: 'pages/closed-shadow.client.ts',
  page: (view) => mountPoint(view, html`<connect-widget></connect-widget>`),
}

import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const stickyBars: PageVariant = {
  name: 'sticky-bars',
  summary:
    'Bars stick to the top and bottom of the window, headings stick under them, entries are tall.',
  covers: ['sticky header', 'named expander', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/sticky-bars.client.ts',
  page: (view) => mountPoint(view),
  style: `
.ribbon { position: sticky; top: 0; z-index: 4; height: 220px; background: #0b6e99; color: #fff; padding: 16px }
.sticky { position: sticky; top: 220px; background: #fff }
.tall { min-height: 700px }
.low { padding-top: 380px }
.bar { position: fixed; inset: auto 0 0; z-index: 4; height: 200px; background: #1f2933; color: #fff; padding: 16px }
main { padding-bottom: 240px }
`,
}

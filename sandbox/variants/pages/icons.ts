import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const icons: PageVariant = {
  name: 'icons',
  summary: 'Controls are icons with aria-label only; the (+) has no name, only its state.',
  covers: ['icon labels', 'nameless expander', 'dropdown menu', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/icons.client.ts',
  page: (view) => mountPoint(view),
  style: `
.tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; padding: 0; list-style: none }
.tiles .entry { margin: 0 }
svg { fill: #0b6e99; vertical-align: middle }
`,
}

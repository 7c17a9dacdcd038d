import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const lazyList: PageVariant = {
  name: 'lazy-list',
  summary: 'Entries, each with its chart, are drawn when they are scrolled to, and dropped after.',
  covers: ['lazy list', 'sign as expander', 'changing sign'],
  expects: 'completes',
  client: 'pages/lazy-list.client.ts',
  page: (view) => mountPoint(view),
  style:
    '.place { height: 620px } .chart { height: 460px; background: linear-gradient(#e6f4ea, #fff) }',
}

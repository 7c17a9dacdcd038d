import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const fluent: PageVariant = {
  name: 'fluent',
  summary: 'Web components: an accordion with slotted headings, a menu; Remove is asked in place.',
  kit: 'Fluent UI',
  covers: [
    'open shadow roots',
    'nested shadow roots',
    'slots',
    'dropdown menu',
    'own confirmation',
  ],
  expects: 'completes',
  client: 'kits/fluent.client.ts',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
}

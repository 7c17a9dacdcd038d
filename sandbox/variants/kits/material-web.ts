import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const materialWeb: PageVariant = {
  name: 'material-web',
  summary: 'Web components within web components: a list with icon buttons, a menu, a dialog.',
  kit: 'Material Web',
  covers: [
    'open shadow roots',
    'nested shadow roots',
    'slots',
    'named expander',
    'icon labels',
    'dropdown menu',
    'own confirmation',
    'animation',
  ],
  expects: 'completes',
  client: 'kits/material-web.client.ts',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
}

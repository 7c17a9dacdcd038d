import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const shoelace: PageVariant = {
  name: 'shoelace',
  summary: 'Web components: details, select, dialog, buttons that load; texts are slotted in.',
  kit: 'Shoelace',
  covers: [
    'open shadow roots',
    'slots',
    'listbox',
    'own confirmation',
    'modal dialog',
    'animation',
  ],
  expects: 'completes',
  client: 'kits/shoelace.client.ts',
  kitStyles: ['@shoelace-style/shoelace/dist/themes/light.css'],
  csp: ['inline-style', 'data-images', 'data-icons'],
  page: (view) => mountPoint(view),
}

import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** Buttons are drawn in capitals by the kit's style sheet, which a script puts into the page. */
export const mui: PageVariant = {
  name: 'mui',
  summary: 'Accordion, Select with its options in a portal, Dialog to confirm; animated.',
  kit: 'MUI',
  covers: ['upper case', 'portal', 'listbox', 'own confirmation', 'animation', 'busy controls'],
  expects: 'completes',
  client: 'kits/mui.client.tsx',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
}

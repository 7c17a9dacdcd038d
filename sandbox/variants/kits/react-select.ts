import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const reactSelect: PageVariant = {
  name: 'react-select',
  summary:
    'A combobox to type into, its options at the end of body; fieldsets disabled while busy.',
  kit: 'react-select',
  covers: [
    'listbox',
    'portal',
    'sign as expander',
    'changing sign',
    'native confirm',
    'busy controls',
  ],
  expects: 'completes',
  client: 'kits/react-select.client.tsx',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
}

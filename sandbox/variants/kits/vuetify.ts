import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const vuetify: PageVariant = {
  name: 'vuetify',
  summary:
    'Expansion panels, a select with options in an overlay, a dialog; ripples and transitions.',
  kit: 'Vuetify',
  covers: [
    'listbox',
    'portal',
    'own confirmation',
    'modal dialog',
    'animation',
    'upper case',
    'spinner',
  ],
  expects: 'completes',
  client: 'kits/vuetify.client.ts',
  kitStyles: ['vuetify/dist/vuetify.css'],
  csp: ['inline-style'],
  style: '.v-application__wrap { min-height: 0; display: block }',
  page: (view) => mountPoint(view),
}

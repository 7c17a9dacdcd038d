import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** Its controls act on press events of their own, made of pointer events; a bare click is a virtual one. */
export const reactAria: PageVariant = {
  name: 'react-aria',
  summary: 'Disclosure, alertdialog with OK, Menu in a popover; controls that act on press events.',
  kit: 'React Aria',
  covers: ['yes confirmation', 'portal', 'dropdown menu', 'busy controls'],
  expects: 'completes',
  client: 'kits/react-aria.client.tsx',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
  style: `
.modal { position: fixed; top: 30%; left: 50%; transform: translateX(-50%); width: 380px; padding: 12px 24px; background: #fff; border: 1px solid #d5dbe1 }
.options { padding: 6px 18px; border: 1px solid #d5dbe1; background: #fff; cursor: pointer }
.plus { border: 0; font-size: 18px }
`,
}

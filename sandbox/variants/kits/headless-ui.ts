import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const headlessUi: PageVariant = {
  name: 'headless-ui',
  summary: 'Disclosure, Dialog, Listbox whose button takes the name of what was chosen.',
  kit: 'Headless UI',
  covers: ['named expander', 'own confirmation', 'listbox', 'portal', 'animation'],
  expects: 'completes',
  client: 'kits/headless-ui.client.tsx',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
  style: `
.fold { transition: all .2s; transform-origin: top }
.fold[data-closed] { opacity: 0; transform: translateY(-16px) }
.backdrop { position: fixed; inset: 0; display: grid; place-items: center; background: rgb(0 0 0 / .4) }
.options { padding: 6px 0; border: 1px solid #d5dbe1; border-radius: 6px; background: #fff }
.options > * { padding: 4px 18px; cursor: pointer }
`,
}

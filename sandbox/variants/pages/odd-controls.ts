import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const oddControls: PageVariant = {
  name: 'odd-controls',
  summary:
    'Links to "#", divs with a role, submit inputs, all in capitals by CSS; nothing is a button.',
  covers: ['hash links', 'role buttons', 'submit inputs', 'upper case', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/odd-controls.client.ts',
  page: (view) => mountPoint(view),
  style: `
#connect * { text-transform: uppercase; letter-spacing: .04em }
.line { padding: 10px; background: #fff; border-bottom: 1px solid #d5dbe1 }
.pill { display: inline-block; padding: 4px 14px; border: 0; border-radius: 14px; background: #0b6e99; color: #fff; cursor: pointer }
`,
}

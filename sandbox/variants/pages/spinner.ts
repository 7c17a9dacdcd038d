import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const spinner: PageVariant = {
  name: 'spinner',
  summary:
    'The list comes late, a veil lies over the page while it waits, controls wake up slowly.',
  covers: ['spinner', 'busy controls', 'in-place re-render', 'named expander'],
  expects: 'completes',
  client: 'pages/spinner.client.ts',
  page: (view) => mountPoint(view),
  style: `
.all { border: 0; padding: 0; margin: 0 }
.veil { position: fixed; inset: 0; z-index: 10; display: grid; place-content: center; background: rgb(255 255 255 / .7) }
.turning { width: 40px; height: 40px; margin: auto; border: 4px solid #d5dbe1; border-top-color: #0b6e99; border-radius: 50%; animation: turn 1s linear infinite }
@keyframes turn { to { rotate: 1turn } }
`,
}

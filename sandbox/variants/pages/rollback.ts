import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const rollback: PageVariant = {
  name: 'rollback',
  summary:
    'Shows a step as done at once; the server refuses the first Remove, and the entry returns.',
  covers: ['rollback', 'in-place re-render', 'sign as expander'],
  expects: 'stops',
  at: ['remove'],
  why: 'the entry is back after the server has refused; the user tries again',
  again: 'completes',
  refusesOnce: ['remove'],
  client: 'pages/rollback.client.ts',
  page: (view) => mountPoint(view),
  style:
    '.toast { position: fixed; bottom: 24px; right: 24px; padding: 12px 20px; border-radius: 6px; background: #1f2933; color: #fff }',
}

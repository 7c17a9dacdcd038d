import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** The trap: once Fitbit is removed, the only entry left has its name in it. */
export const shortList: PageVariant = {
  name: 'short-list',
  summary: 'No services but Fitbit Premium and Fitbit, and no state beside them.',
  covers: ['sign as expander', 'changing sign', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/short-list.client.ts',
  page: (view) => mountPoint(view),
}

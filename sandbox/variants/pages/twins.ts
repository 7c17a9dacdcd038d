import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const twins: PageVariant = {
  name: 'twins',
  summary: 'Two entries are called Fitbit; only one of them is the connection that is broken.',
  covers: ['ambiguous', 'sign as expander', 'changing sign'],
  expects: 'stops',
  at: ['expand'],
  why: 'nothing on the page tells the two entries apart',
  client: 'pages/twins.client.ts',
  page: (view) => mountPoint(view),
}

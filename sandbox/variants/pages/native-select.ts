import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** The trap: the first option, a look-alike, is chosen from the start, as selects have it. */
export const nativeSelect: PageVariant = {
  name: 'native-select',
  summary: 'A select whose first option, another service, is chosen already; one Enable beside it.',
  covers: ['native select', 'sign as expander', 'changing sign', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/native-select.client.ts',
  page: (view) => mountPoint(view),
}

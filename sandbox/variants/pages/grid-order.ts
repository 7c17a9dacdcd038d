import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const gridOrder: PageVariant = {
  name: 'grid-order',
  summary: 'Panel, (+), state and name are written backwards and put in order by a grid.',
  covers: ['visual order', 'sign as expander', 'changing sign', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/grid-order.client.ts',
  page: (view) => mountPoint(view),
  style: `
#connect { display: flex; flex-direction: column-reverse }
.list { display: flex; flex-direction: column-reverse }
.row { display: grid; grid-template: "name state more" "panel panel panel" / 1fr 1fr 40px; padding: 8px 0; border-bottom: 1px solid #d5dbe1 }
.row .name { grid-area: name } .row .state { grid-area: state } .row .expander { grid-area: more } .row .panel { grid-area: panel; border: 0; margin: 0; padding: 0 }
`,
}

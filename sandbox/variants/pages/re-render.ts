import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** As pages were written before frameworks: one string of markup, put in anew on every change. */
export const reRender: PageVariant = {
  name: 're-render',
  summary: 'Every click replaces all nodes of the list; controls are <a href="#"> with bare signs.',
  covers: ['in-place re-render', 'hash links', 'sign as expander', 'changing sign'],
  expects: 'completes',
  client: 'pages/re-render.client.ts',
  page: (view) => mountPoint(view),
}

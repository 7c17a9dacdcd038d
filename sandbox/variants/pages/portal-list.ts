import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const portalList: PageVariant = {
  name: 'portal-list',
  summary: 'Lists and questions hang at the end of body; items take mousedown and have no role.',
  covers: ['portal', 'own confirmation', 'named expander', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/portal-list.client.ts',
  page: (view) => mountPoint(view),
  style: `
.floating { position: fixed; top: 120px; left: 50%; width: 260px; padding: 12px; background: #fff; border: 1px solid #d5dbe1; border-radius: 6px; box-shadow: 0 4px 16px rgb(0 0 0 / .2) }
.floating > [tabindex] { padding: 6px; cursor: pointer }
`,
}

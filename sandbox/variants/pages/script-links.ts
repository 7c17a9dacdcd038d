import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const scriptLinks: PageVariant = {
  name: 'script-links',
  summary: 'Links whose address is a script, in tables; each service on offer has its own Enable.',
  covers: ['script links', 'sign as expander', 'table', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/script-links.client.ts',
  csp: ['inline-script'],
  page: (view) => mountPoint(view),
  style: '#connect table { width: 100%; background: #fff } #connect td { padding: 8px }',
}

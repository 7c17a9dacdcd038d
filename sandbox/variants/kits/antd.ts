import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const antd: PageVariant = {
  name: 'antd',
  summary: 'Collapse, Popconfirm that asks Yes or No, Dropdown in a portal; buttons that load.',
  kit: 'Ant Design',
  covers: ['yes confirmation', 'portal', 'dropdown menu', 'animation', 'changing sign', 'spinner'],
  expects: 'completes',
  client: 'kits/antd.client.tsx',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
}

import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const changedWords: PageVariant = {
  name: 'changed-words',
  summary: 'Disconnect, Delete, Add a source and Link in place of the help article’s words.',
  covers: ['changed words', 'sign as expander'],
  expects: 'stops',
  at: ['expand', 'disable'],
  why: 'the words of the page are not those of the profile, which has to be mended',
  client: 'pages/changed-words.client.ts',
  page: (view) => mountPoint(view),
}

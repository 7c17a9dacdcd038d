import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const german: PageVariant = {
  name: 'german',
  summary: 'The page in German, with a profile that knows its words.',
  covers: ['other language', 'named expander', 'in-place re-render'],
  expects: 'completes',
  words: {
    expandVerb: ['aufklappen', 'zuklappen'],
    disable: ['Deaktivieren'],
    remove: ['Entfernen'],
    enableService: ['Dienst aktivieren'],
    enable: ['Aktivieren'],
    broken: ['Abgelaufen'],
  },
  client: 'pages/german.client.ts',
  page: (view) => mountPoint(view),
}

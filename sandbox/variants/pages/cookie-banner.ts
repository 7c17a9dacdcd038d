import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const cookieBanner: PageVariant = {
  name: 'cookie-banner',
  summary: 'A question about cookies lies over the whole page until it is answered.',
  covers: ['cookie banner', 'sign as expander'],
  expects: 'stops',
  at: ['open', 'expand'],
  why: 'only the user can decide about cookies',
  client: 'pages/cookie-banner.client.ts',
  page: (view) => mountPoint(view),
  style:
    '.cookies { position: fixed; inset: 0; z-index: 99; display: grid; place-items: center; background: rgb(0 0 0 / .6) }',
}

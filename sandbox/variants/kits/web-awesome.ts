import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const webAwesome: PageVariant = {
  name: 'web-awesome',
  summary: 'Web components: details with signs in slots, a dropdown of items, a card.',
  kit: 'Web Awesome',
  covers: ['open shadow roots', 'slots', 'dropdown menu', 'native confirm', 'cards', 'animation'],
  expects: 'completes',
  client: 'kits/web-awesome.client.ts',
  kitStyles: ['@awesome.me/webawesome/dist/styles/webawesome.css'],
  csp: ['inline-style', 'data-images', 'data-icons'],
  page: (view) => mountPoint(view),
}

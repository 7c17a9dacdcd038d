import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const animated: PageVariant = {
  name: 'animated',
  summary: 'Entries glide to their places, panels unfold, and what is disabled sinks to the end.',
  covers: ['animation', 'sign as expander', 'changing sign', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/animated.client.ts',
  page: (view) => mountPoint(view),
  style: `
.unfolding { animation: unfold .5s ease-out; transform-origin: top }
@keyframes unfold { from { transform: scaleY(0); opacity: 0 } }
`,
}

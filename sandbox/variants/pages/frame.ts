import { html } from '../../http/html.ts'
import { partRoute } from '../../site/variant-route.ts'
import { dataBlock } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const frame: PageVariant = {
  name: 'frame',
  summary: 'The list is an older page of the site in a frame, below the fold.',
  covers: ['frame', 'in-place re-render', 'sign as expander'],
  expects: 'completes',
  client: 'pages/frame.client.ts',
  style:
    '.tour { height: 620px } iframe { width: 100%; height: 420px; border: 6px solid #d5dbe1; margin: 12px 0 }',
  page: () => html`<h1>Connect</h1>
<div class="card tour"><p>Take the tour: how FitTrend counts your steps, sleep and weight.</p></div>
<iframe src="/account/connect/frame" title="Your services"></iframe>`,
  routes: (sandbox) => [
    partRoute(
      sandbox,
      frame,
      '/account/connect/frame',
      (view) => html`<!doctype html><html lang="en"><head><title>Services</title>
<script src="/assets/clicks.js" defer></script><script src="/assets/variants/frame.js" defer></script></head>
<body><div id="connect"></div>${dataBlock(view)}</body></html>`,
    ),
  ],
}

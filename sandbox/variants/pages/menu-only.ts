import { type Html, html } from '../../http/html.ts'
import { variantRoute } from '../../site/variant-route.ts'
import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** The site has moved its pages: the old address shows a start page. */
export const menuOnly: PageVariant = {
  name: 'menu-only',
  summary:
    'The known address shows a start page; Connect is in My Account, in a menu that is folded.',
  covers: ['menu only', 'hamburger', 'named expander', 'in-place re-render'],
  expects: 'completes',
  client: 'pages/menu-only.client.ts',
  header: () => header,
  page: () => startPage,
  style: `
.bars { width: 36px; height: 32px; padding: 0; margin-left: auto; background: repeating-linear-gradient(#0b6e99 0 3px, #fff 3px 9px) content-box }
.folded { position: absolute; top: 56px; right: 16px; z-index: 3; padding: 12px 20px; background: #fff; border: 1px solid #d5dbe1 }
.folded[hidden] { display: none }
.folded ul { list-style: none; padding-left: 12px }
`,
  routes: (sandbox) => [
    variantRoute(sandbox, menuOnly, '/account/services', (view) => mountPoint(view)),
  ],
}

const header: Html = html`<header class="top"><a class="brand" href="/">FitTrend</a>
<button type="button" class="bars" aria-label="Menu" aria-expanded="false"></button>
<nav class="folded" hidden aria-label="Site">
<a href="/">Journal</a>
<div><button type="button" class="link" aria-expanded="false">My Account</button>
<ul hidden><li><a href="/account/services">Connect</a></li><li><a href="/account/inbox">Inbox</a></li></ul></div>
</nav></header>`

const startPage: Html = html`<h1>Your journal</h1>
<p>Steps this week: 42,137. You slept 7 h 20 min on average.</p>
<p>Tip: connect more than one device, FitTrend takes the better value of each day.</p>`

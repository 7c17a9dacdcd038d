import { type Html, html } from '../../http/html.ts'
import type { ConnectView } from '../../site/connect-view.ts'
import { dataBlock } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** Small screens get a copy of their own of menu and list; a style sheet hides one of the two. */
export const twice: PageVariant = {
  name: 'twice',
  summary:
    'Menu and list are in the page twice, for small and large screens; one is hidden by CSS.',
  covers: ['hidden copy', 'in-place re-render', 'sign as expander'],
  expects: 'completes',
  client: 'pages/twice.client.ts',
  header,
  page: (view) => html`<h1>Connect</h1>
<div class="small" id="small"></div>
<div class="large" id="large"></div>
${dataBlock(view)}`,
  style: `
.site-menu { display: flex; gap: 16px; margin-left: auto }
.bar { display: flex; padding: 12px; background: #fff }
.large .entry { display: grid; grid-template-columns: 40px 1fr 1fr }
@media (min-width: 701px) { .small { display: none } }
@media (max-width: 700px) { .large { display: none } }
`,
}

function header({ accountName }: ConnectView): Html {
  const links = html`<a href="/account/connect">Connect</a> <a href="/account/inbox">Inbox</a>`
  return html`<header>
<div class="bar small"><a href="/">FitTrend</a><details class="site-menu"><summary>My Account</summary>${links}</details></div>
<div class="bar large"><a href="/">FitTrend</a><nav class="site-menu"><span>My Account (${accountName})</span>${links}</nav></div>
</header>`
}

import { type Html, html } from '../http/html.ts'
import type { ConnectView } from '../site/connect-view.ts'

/** A page that scripts fill: heading, an empty place, and the data. */
export function mountPoint(view: ConnectView, place: Html = html`<div id="connect"></div>`): Html {
  return html`<h1>Connect</h1>
<p>FitTrend imports your data from the services that you connect here.</p>
${place}
${dataBlock(view)}`
}

/** The data of the page as a block that scripts read. */
export function dataBlock(view: ConnectView): Html {
  const json = JSON.stringify(view).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="connect-data">${{ markup: json }}</script>`
}

import { type Html, html } from '../http/html.ts'

/**
 * What stands around the list on every variant but the baseline, as it does on real sites: adverts,
 * news and account settings that speak of services, or use words of the steps. None of it is a step.
 */
export function surroundings(content: Html): Html {
  return html`<aside class="card promo" aria-label="Advertisement" data-decoy="advert">
<p><strong>Fitbit</strong> Charge: 20% off until Sunday. <a href="/contact">See the offer</a></p>
<p><button type="button">Remove Fitbit ads</button></p>
</aside>
${content}
<section class="card" data-decoy="account settings">
<h2>Notifications and account</h2>
<p>Email me when an import stops. <button type="button">Disable notifications</button></p>
<p><button type="button">Remove all connections</button> <button type="button">Delete account</button></p>
</section>
<section class="card" data-decoy="news">
<h2>News</h2>
<p>Fitbit counts floors in a new way since last week. <a href="/help/reset-connection">Fitbit</a></p>
<p>Enable two-factor sign-in to keep your journal safe. <a href="/help/reset-connection">Enable it</a></p>
</section>
<footer data-decoy="footer"><p>Works with <a href="/contact">Fitbit</a>, <a href="/contact">Garmin</a>,
<a href="/contact">Withings</a> and more.</p></footer>`
}

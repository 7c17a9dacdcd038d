/** Tag of the banner that the extension itself puts on the page; the engine never looks into it. */
export const bannerTag = 'fittrend-reconnect'

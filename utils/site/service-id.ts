/** How FitTrend writes the id of a service (docs/fittrend-api.yaml); the same holds for a site profile and an address. */
export const serviceIdPattern = /^[a-z0-9-]{1,64}$/

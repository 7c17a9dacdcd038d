import type { BuildVariables } from './build-variables.ts'

/**
 * Match patterns of one FitTrend site for the manifest.
 * Firefox's patterns have no ports (MDN, "Match patterns"): there the pattern names the host, and
 * `isSiteUrl` in profile.ts tells ports apart at run time.
 */
export function matchPatterns(site: BuildVariables, browser: string) {
  const { protocol, hostname, host } = new URL(site.origin)
  const base = `${protocol}//${browser === 'firefox' ? hostname : host}`
  const connect = `${base}${site.connectPath}`
  return { origin: `${base}/*`, connect: [connect, `${connect}?*`, `${connect}/*`] }
}

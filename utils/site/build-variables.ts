/**
 * What a build may be told from outside: which FitTrend it is for.
 * Read by wxt.config.ts (manifest) and by the site profile (run time), so both always agree.
 */
export interface BuildVariables {
  /** Origin of the FitTrend site, no path, no trailing slash. */
  origin: string
  /** Path of the Connect page, with a leading slash. */
  connectPath: string
  /** Whether that site offers the API of docs/fittrend-api.yaml. */
  api: boolean
}

const defaultBuildVariables = {
  origin: 'https://www.fittrend.com',
  connectPath: '/account/connect',
  api: 'on',
} as const

/**
 * Checks the `WXT_FITTREND_*` variables and fills in the defaults.
 * Plain http is for loopback hosts only: anything else would send tokens in the clear (RFC 9700, 2.6).
 * @throws Error that names the variable and what it may hold.
 */
export function parseBuildVariables(env: Record<string, string | undefined>): BuildVariables {
  const origin = parseOrigin(env.WXT_FITTREND_ORIGIN || defaultBuildVariables.origin)
  const connectPath = env.WXT_FITTREND_CONNECT_PATH || defaultBuildVariables.connectPath
  if (!/^\/[\w./~-]*$/.test(connectPath)) {
    throw new Error(
      `WXT_FITTREND_CONNECT_PATH must be a path such as /account/connect, not "${connectPath}".`,
    )
  }
  const api = env.WXT_FITTREND_API || defaultBuildVariables.api
  if (api !== 'on' && api !== 'off') {
    throw new Error(`WXT_FITTREND_API must be "on" or "off", not "${api}".`)
  }
  return { origin, connectPath, api: api === 'on' }
}

function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const isBareOrigin = url !== null && (url.href === `${url.origin}/` || url.href === url.origin)
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!url || !isBareOrigin || !isSafe) {
    throw new Error(
      `WXT_FITTREND_ORIGIN must be an https origin, or http on localhost, without a path; not "${text}".`,
    )
  }
  return url.origin
}

/** Loopback hosts, on which plain http stays on the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

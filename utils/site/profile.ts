import * as v from 'valibot'
import { type BuildVariables, parseBuildVariables } from './build-variables.ts'
import { serviceIdPattern } from './service-id.ts'

/**
 * All that the extension knows of the FitTrend site: its URLs and its words, and nowhere else.
 * Words are those of FitTrend's public help article; each role may have several (other languages,
 * changed words). Comparison folds case, diacritics and white space (utils/page/text.ts).
 */
const words = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), v.minLength(1))

const siteWordsSchema = v.object({
  /** The (+) beside a service's name, where it has no name of its own. */
  expander: words,
  /** First word of an expander that names its service, as in "Expand Fitbit". */
  expandVerb: words,
  disable: words,
  remove: words,
  enableService: words,
  enable: words,
  /** What a broken connection may be called in its entry. */
  broken: words,
  /** What a paused import may be called in its entry. */
  paused: words,
  /** What a service that doesn't answer may be called. */
  down: words,
  /** What a service that has ended its interface may be called. */
  retired: words,
  /** What a running import may be called. */
  importing: words,
  /** What a connection that was switched off may be called. */
  off: words,
  signIn: words,
  menuAccount: words,
  menuConnect: words,
  /** Affirmatives of a confirmation that don't name the act themselves. */
  confirm: words,
})
export type SiteWords = v.InferOutput<typeof siteWordsSchema>

const serviceSchema = v.object({
  id: v.pipe(v.string(), v.regex(serviceIdPattern)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
})

const siteProfileSchema = v.object({
  origin: v.pipe(v.string(), v.url()),
  connectPath: v.pipe(v.string(), v.startsWith('/')),
  /** Where FitTrend's support is reached. */
  supportPath: v.pipe(v.string(), v.startsWith('/')),
  api: v.boolean(),
  words: siteWordsSchema,
  /** Services that FitTrend is known to import from; tells entries of the page apart. */
  services: v.array(serviceSchema),
})
export type SiteProfile = v.InferOutput<typeof siteProfileSchema>

const defaultWords: SiteWords = {
  expander: ['+', '(+)', '-', '(-)', '−'],
  expandVerb: ['Expand', 'Collapse', 'Show', 'Hide', 'Open', 'Close', 'Toggle'],
  disable: ['Disable'],
  remove: ['Remove'],
  enableService: ['Enable Service'],
  enable: ['Enable'],
  broken: ['Token expired', 'Expired', 'Import stopped', 'Error', 'Needs attention', 'Reconnect'],
  paused: ['Import paused', 'Paused'],
  down: ['Service unavailable', 'Temporarily unavailable'],
  retired: ['No longer supported', 'No longer available', 'Discontinued'],
  importing: ['Importing', 'Import in progress'],
  off: ['Disabled', 'Switched off'],
  signIn: ['Sign in', 'Log in'],
  menuAccount: ['My Account'],
  menuConnect: ['Connect'],
  confirm: ['Yes', 'OK', 'Confirm', 'Continue'],
}

const knownServices = [
  { id: 'fitbit', name: 'Fitbit' },
  { id: 'garmin', name: 'Garmin' },
  { id: 'withings', name: 'Withings' },
  { id: 'strava', name: 'Strava' },
  { id: 'polar', name: 'Polar' },
  { id: 'oura', name: 'Oura' },
]

/** The default profile for the site that this build is for. Throws where the variables are wrong. */
export function siteProfile(build: BuildVariables): SiteProfile {
  return v.parse(siteProfileSchema, {
    ...build,
    supportPath: '/contact',
    words: defaultWords,
    services: knownServices,
  })
}

/** The profile of the running build; Vite puts the WXT_ variables in place when it builds. */
export function builtInProfile(): SiteProfile {
  return siteProfile(
    parseBuildVariables({
      WXT_FITTREND_ORIGIN: import.meta.env.WXT_FITTREND_ORIGIN,
      WXT_FITTREND_CONNECT_PATH: import.meta.env.WXT_FITTREND_CONNECT_PATH,
      WXT_FITTREND_API: import.meta.env.WXT_FITTREND_API,
    }),
  )
}

/** Whether a URL is on the FitTrend site, port included (Firefox's match patterns have no ports). */
export function isSiteUrl(profile: SiteProfile, url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && new URL(url).origin === profile.origin
}

/** Whether a URL is the Connect page, whatever its query. */
export function isConnectUrl(profile: SiteProfile, url: string | undefined): boolean {
  return isSiteUrl(profile, url) && new URL(url ?? '').pathname === profile.connectPath
}

/** Address of the Connect page. */
export function connectUrl(profile: SiteProfile): string {
  return profile.origin + profile.connectPath
}

const chromeId = 'cjiahdejicohakefgaddjigdiifjegda'
/** SHA-1 of the add-on id, which is what Firefox makes its redirect host of. */
const firefoxId = 'e93c2b69cebccbc769b5a1c2abc9d5ad9dc4f7a4'

/**
 * `identity.getRedirectURL('fittrend')` of the development builds: Chrome, Firefox, and Firefox's
 * loopback form (MDN, "identity", RFC 8252 7.3), which an OAuth server accepts on any port.
 */
export const defaultRedirectUris: readonly string[] = [
  `https://${chromeId}.chromiumapp.org/fittrend`,
  `https://${firefoxId}.extensions.allizom.org/fittrend`,
  `http://127.0.0.1/mozoauth2/${firefoxId}/fittrend`,
]

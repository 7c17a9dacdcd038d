import { defineContentScript } from 'wxt/utils/define-content-script'
import { speakAsBrowser } from '../../utils/browser/speak.ts'
import { parseBuildVariables } from '../../utils/site/build-variables.ts'
import { matchPatterns } from '../../utils/site/match-patterns.ts'
import { answerMessages } from './answer-messages.ts'

const site = parseBuildVariables({
  WXT_FITTREND_ORIGIN: import.meta.env.WXT_FITTREND_ORIGIN,
  WXT_FITTREND_CONNECT_PATH: import.meta.env.WXT_FITTREND_CONNECT_PATH,
  WXT_FITTREND_API: import.meta.env.WXT_FITTREND_API,
})

/** The hand on the Connect page: does nothing until the background asks for something. */
export default defineContentScript({
  matches: matchPatterns(site, import.meta.env.BROWSER).connect,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main(context) {
    speakAsBrowser()
    // Firefox's match patterns have no ports, so the origin is looked at here.
    if (document.location.origin === site.origin) answerMessages(context.signal)
  },
})

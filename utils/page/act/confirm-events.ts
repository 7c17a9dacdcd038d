/**
 * Events between the page's world and ours, sent and heard at the document of the step. page-world.ts spells them
 * out once more, as its functions stand for themselves.
 */

/** The page's confirm() is called; `detail` is its text. */
export const confirmAsked = 'fittrend-reconnect-confirm'
/** How it is answered: `detail` is "yes" or "cancel". */
export const confirmAnswered = 'fittrend-reconnect-answer'

/** How long the engine waits for what, in milliseconds. */
export interface Pace {
  /** Between two looks at a page that changes without end. */
  lookMs: number
  /** Between two looks at a page that tells of no change: some can't be told of. */
  pollMs: number
  /** A page that hasn't changed for this long, three frames, has settled. */
  quietMs: number
  /** The same, where the page had settled before our click, and shows what the click was for. */
  shownMs: number
  /** A page that doesn't come to rest is taken as it is after this. */
  settleMs: number
  /** A control has this long to turn up, and to become usable. */
  readyMs: number
  /** An act has this long to show its effect; a server may be slow. */
  effectMs: number
  /** The same, where the page shows that it works on it, or a button counts down. */
  patienceMs: number
  /** An effect that could be taken back by the server's answer has to stay this long. */
  stayMs: number
  /** The same, where the page has had an answer from the network since the act. */
  stayAfterAnswerMs: number
  /** A user who is shown what to click has this long. */
  guideMs: number
}

export const usualPace: Pace = {
  lookMs: 25,
  pollMs: 200,
  quietMs: 50,
  shownMs: 16,
  settleMs: 8_000,
  readyMs: 8_000,
  effectMs: 15_000,
  patienceMs: 60_000,
  stayMs: 700,
  stayAfterAnswerMs: 150,
  guideMs: 600_000,
}

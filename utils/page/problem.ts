import type { Readiness } from './act/actionable.ts'
import type { Finding } from './finding.ts'
import type { PageProblem } from './page-step.ts'
import { foldSpace } from './text.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Why nothing was clicked, when the search came to nothing or to too much. */
export function problemOfFinding(
  finding: Exclude<Finding<unknown>, { kind: 'found' }>,
  vocabulary: Vocabulary,
): PageProblem {
  const { lookedFor } = finding
  const { name } = vocabulary.target.service
  if (finding.kind === 'ambiguous') {
    const { candidates } = finding
    const sentence = `${candidates.length} places on the page could be ${lookedFor}. Click the one for ${name}.`
    return problem('ambiguous', lookedFor, sentence, candidates)
  }
  return notFound(lookedFor, finding.seen)
}

/** The words for it aren't on the page; what is there goes into the report. */
export function notFound(lookedFor: string, candidates: string[]): PageProblem {
  const sentence = `We could not find ${lookedFor} on the page. If you see it, click it.`
  return problem('not-found', lookedFor, sentence, candidates)
}

/** Why a control that was found wasn't clicked. */
export function problemOfReadiness(
  readiness: Exclude<Readiness, { kind: 'ready' }>,
  lookedFor: string,
): PageProblem {
  if (readiness.kind !== 'covered') {
    return problem('not-actionable', lookedFor, notReadySentences[readiness.kind](lookedFor))
  }
  const candidates = readiness.by ? [describeElement(readiness.by)] : []
  const sentence = `Something lies over ${lookedFor}. Close it, then click ${lookedFor}.`
  return problem('covered', lookedFor, sentence, candidates)
}

const notReadySentences = {
  'not-visible': (lookedFor: string) => `We found ${lookedFor}, but it can't be seen.`,
  'not-stable': (lookedFor: string) => `We found ${lookedFor}, but it keeps moving. Click it.`,
  disabled: (lookedFor: string) => `We found ${lookedFor}, but the page doesn't let it be clicked.`,
}

function describeElement(element: Element): string {
  const role = element.getAttribute('role')
  const text = foldSpace(element.textContent ?? '').slice(0, 60)
  return `${role ?? element.localName} "${element.getAttribute('aria-label') ?? text}"`
}

export function signedOut(): PageProblem {
  const sentence = 'Sign in to FitTrend on this page. The repair goes on by itself after that.'
  return problem('signed-out', 'the Connect page', sentence)
}

export function wrongPage(): PageProblem {
  const sentence = 'This page is not the Connect page. Open My Account > Connect.'
  return problem('wrong-page', 'the Connect page', sentence)
}

export function noEffect(lookedFor: string): PageProblem {
  const sentence = `We clicked ${lookedFor}, but the page shows no effect. Click it yourself.`
  return problem('no-effect', lookedFor, sentence)
}

export function rolledBack(lookedFor: string): PageProblem {
  const sentence = `The page took back what ${lookedFor} had done. Try again in a while.`
  return problem('rolled-back', lookedFor, sentence)
}

/**
 * The page says or asks something that isn't ours to answer, in its own words.
 * @param how `cancelled`: its confirm(), which we had to answer at once; `notice`: it asks nothing
 */
export function unexpectedDialog(
  lookedFor: string,
  asked: string,
  how: 'asked' | 'notice' | 'cancelled' = 'asked',
): PageProblem {
  const said = foldSpace(asked)
  const quoted = said.length > 200 ? `${said.slice(0, 200)}…` : said
  const sentence = unexpectedSentences[how](quoted, lookedFor)
  return problem('unexpected-dialog', lookedFor, sentence, [`dialog "${quoted}"`])
}

const unexpectedSentences = {
  asked: (said: string) => `The page asks: “${said}” Only you can answer that. Answer it there.`,
  notice: (said: string) => `The page says: “${said}” Read it and close it there.`,
  cancelled: (said: string, lookedFor: string) =>
    `The page asked: “${said}” Only you can answer that, so Reconnect chose Cancel. Click ${lookedFor} yourself, and answer there.`,
}

/** The only Enable in sight would do more than the user has agreed to. */
export function costly(lookedFor: string, cost: string): PageProblem {
  return unexpectedDialog(lookedFor, cost)
}

export function stopped(): PageProblem {
  return problem('stopped', '', 'Stopped. Nothing more was clicked.')
}

function problem(
  kind: PageProblem['kind'],
  lookedFor: string,
  sentence: string,
  candidates: string[] = [],
): PageProblem {
  return { kind, lookedFor, candidates, sentence }
}

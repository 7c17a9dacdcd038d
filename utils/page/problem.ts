import { type Message, message, snake } from '../words/message.ts'
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
    const count = candidates.length
    const sentence = message('page_ambiguous', { count, what: lookedFor, name })
    return problem('ambiguous', lookedFor, sentence, candidates)
  }
  return notFound(lookedFor, finding.seen)
}

/** The words for it aren't on the page; what is there goes into the report. */
export function notFound(lookedFor: Message, candidates: string[]): PageProblem {
  const sentence = message('page_not_found', { what: lookedFor })
  return problem('not-found', lookedFor, sentence, candidates)
}

/** Why a control that was found wasn't clicked. */
export function problemOfReadiness(
  readiness: Exclude<Readiness, { kind: 'ready' }>,
  lookedFor: Message,
): PageProblem {
  const what = lookedFor
  if (readiness.kind !== 'covered') {
    const sentence = message(`page_${snake(readiness.kind)}`, { what })
    return problem('not-actionable', lookedFor, sentence)
  }
  const candidates = readiness.by ? [describeElement(readiness.by)] : []
  return problem('covered', lookedFor, message('page_covered', { what }), candidates)
}

function describeElement(element: Element): string {
  const role = element.getAttribute('role')
  const text = foldSpace(element.textContent ?? '').slice(0, 60)
  return `${role ?? element.localName} "${element.getAttribute('aria-label') ?? text}"`
}

export function signedOut(): PageProblem {
  return problem('signed-out', message('look_connect_page'), message('page_signed_out'))
}

export function wrongPage(): PageProblem {
  return problem('wrong-page', message('look_connect_page'), message('page_wrong'))
}

export function noEffect(lookedFor: Message): PageProblem {
  return problem('no-effect', lookedFor, message('page_no_effect', { what: lookedFor }))
}

export function rolledBack(lookedFor: Message): PageProblem {
  return problem('rolled-back', lookedFor, message('page_rolled_back', { what: lookedFor }))
}

/**
 * The page says or asks something that isn't ours to answer, in its own words.
 * @param how `cancelled`: its confirm(), which we had to answer at once; `notice`: it asks nothing
 */
export function unexpectedDialog(
  lookedFor: Message,
  asked: string,
  how: 'asked' | 'notice' | 'cancelled' = 'asked',
): PageProblem {
  const said = foldSpace(asked)
  const quoted = said.length > 200 ? `${said.slice(0, 200)}…` : said
  const sentence = message(`page_dialog_${how}`, { said: quoted, what: lookedFor })
  return problem('unexpected-dialog', lookedFor, sentence, [`dialog "${quoted}"`])
}

/** The only Enable in sight would do more than the user has agreed to. */
export function costly(lookedFor: Message, cost: string): PageProblem {
  return unexpectedDialog(lookedFor, cost)
}

export function stopped(): PageProblem {
  return problem('stopped', null, message('page_stopped'))
}

function problem(
  kind: PageProblem['kind'],
  lookedFor: Message | null,
  sentence: Message,
  candidates: string[] = [],
): PageProblem {
  return { kind, lookedFor, candidates, sentence }
}

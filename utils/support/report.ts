import * as v from 'valibot'
import type { RepairProblem } from '../repair/record/problem.ts'
import type { RepairRecord } from '../repair/record/schema.ts'
import type { SiteProfile } from '../site/profile.ts'
import { stepIds } from '../site/steps.ts'
import type { Message } from '../words/message.ts'
import { pageStops, type Report, reportSchema } from './report-schema.ts'
import { reportText, wordsOfReports } from './report-text.ts'
import { scrub } from './scrub.ts'
import { errorNames, lookedFors } from './told-reasons.ts'
import { splitCandidate } from './told-roles.ts'
import { textTeller, toldService } from './told-words.ts'

/** Enough to see what stood there; a page may hold any number. */
const mostCandidates = 20
const mostQuestions = 20

/** What its schema refuses isn't told, and isn't worth the view that it would be shown in. */
const unwritten = 'Reconnect for FitTrend: the report of this repair could not be written.'

/**
 * Report of a repair for FitTrend's support, as the text that the user sees and copies. It is written
 * from a value that has no place for free text; the scrubber is a second wall behind that.
 */
export function writeReport(record: RepairRecord, site: SiteProfile): string {
  const report = v.safeParse(reportSchema(site), reportOf(record, site))
  if (!report.success) return unwritten
  return scrub(reportText(report.output), privateTexts(record), wordsOfReports(site))
}

/** Names and ids that the record holds. */
function privateTexts({ before, pageSession, ...record }: RepairRecord): string[] {
  const { id, account, accountName, container, consentState, service } = record
  const texts = [id, account, accountName, container, consentState, service.name]
  texts.push(before?.externalAccount ?? null, pageSession.name)
  return texts.filter((text) => text !== null)
}

function reportOf(record: RepairRecord, site: SiteProfile): Report {
  const service = toldService(site, record.service.id)
  const tell = textTeller(site, service)
  const { questions } = record
  return {
    format: 'reconnect-report',
    version: 1,
    service,
    startedAt: record.startedAt,
    endedAt: record.updatedAt,
    source: record.source,
    result: record.problem ? resultOf(record.problem, record, tell) : { kind: 'none' },
    removed: record.removed,
    steps: stepIds.map((step) => {
      const mark = record.steps[step]
      const begun = record.acted.includes(step) ? 'begun' : 'not begun'
      return { step, status: mark?.status ?? begun, at: mark?.at ?? null }
    }),
    questions: questions.slice(0, mostQuestions).map(({ step, form, answer, asked }) => ({
      step,
      form,
      answer,
      text: tell(asked),
      length: asked.length,
    })),
    moreQuestions: Math.max(0, questions.length - mostQuestions),
  }
}

function resultOf(
  problem: RepairProblem,
  { steps }: RepairRecord,
  tell: (text: string) => string[],
): Report['result'] {
  switch (problem.kind) {
    case 'internal': {
      const name = problem.detail.split(':')[0]
      return { kind: 'internal', error: errorNames.find((known) => known === name) ?? null }
    }
    case 'api':
      return { kind: 'api', problem: problem.problem.kind, status: statusOf(problem.problem) }
    case 'page': {
      const { page, lookedFor, candidates } = problem
      return {
        kind: 'page',
        stop: pageStops.find((known) => known === page) ?? 'other',
        step: stepIds.find((step) => !steps[step]) ?? null,
        lookedFor: {
          what: lookedFors.find((known) => known === lookedFor?.id) ?? 'other',
          text: tell(lookedFor ? textIn(lookedFor) : ''),
        },
        candidates: candidates.slice(0, mostCandidates).map((candidate) => {
          const { role, text } = splitCandidate(candidate)
          return { role, text: tell(text) }
        }),
        moreCandidates: Math.max(0, candidates.length - mostCandidates),
      }
    }
    default:
      return { kind: problem.kind }
  }
}

/** What a message names; its own words are the user's language. */
function textIn({ with: given = {} }: Message): string {
  return Object.values(given)
    .flatMap((it) => (typeof it === 'string' ? it : []))
    .join(' ')
}

/** An HTTP status as there are (RFC 9110, 15); any other number may be anything. */
function statusOf(problem: Extract<RepairProblem, { kind: 'api' }>['problem']): number | null {
  if (!('status' in problem)) return null
  const { status } = problem
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : null
}

import type { SiteProfile } from '../site/profile.ts'
import { stepIds } from '../site/steps.ts'
import { pageStops, type Report } from './report-schema.ts'
import { apiReasons, errorNames, lookedForWords, reasons } from './told-reasons.ts'
import { toldRoles } from './told-roles.ts'
import { wordsOfStep } from './told-steps.ts'
import { anotherService, tellableWords } from './told-words.ts'

const labels = {
  title: 'Reconnect for FitTrend: report of a repair',
  service: 'Service',
  startedAt: 'Started',
  endedAt: 'Ended',
  source: 'Read from',
  result: 'Result: not repaired.',
  kind: 'Kind',
  removed: 'Removed',
  lookedFor: 'Looked for',
  found: 'Found on the page',
  nothing: 'nothing like it',
  status: 'HTTP status',
  fault: 'Fault',
  unknownFault: 'of another kind',
  unknown: 'not known',
  interface: 'FitTrend’s interface',
  questions: 'Questions of the page',
  length: 'characters',
  more: 'more',
  step: 'step',
}
const sources = { api: 'FitTrend’s interface', page: 'the Connect page' }
const forms = { page: 'drawn by the page', confirm: 'confirm() of the browser' }
const answers = { yes: 'answered yes', cancel: 'cancelled', left: 'left to the user' }
const statuses = ['done', 'skipped', 'begun', 'not begun', 'no', 'maybe', 'yes', 'none', 'at']

/** A report as plain text, of nothing but its value. */
export function reportText(report: Report): string {
  return [
    labels.title,
    `Format: ${report.format}, version ${report.version}`,
    `${labels.service}: ${report.service}`,
    `${labels.startedAt}: ${timeText(report.startedAt)}`,
    `${labels.endedAt}: ${timeText(report.endedAt)}`,
    `${labels.source}: ${sources[report.source]}`,
    ...resultLines(report),
    `${labels.removed}: ${report.removed}`,
    '',
    ...report.steps.map(({ step, status, at }) => {
      return `${numberOf(step)}. ${wordsOfStep(step, report.service)}: ${status}${at === null ? '' : `, ${timeText(at)}`}`
    }),
    ...detailLines(report.result),
    ...questionLines(report),
  ].join('\n')
}

/** Every word that a report may hold by itself: a user who is called so keeps it. */
export function wordsOfReports(site: SiteProfile): string {
  const { services } = site
  return [
    ...[labels, reasons, apiReasons, lookedForWords, sources, forms, answers].flatMap(
      Object.values<string>,
    ),
    ...[reasons, apiReasons].flatMap(Object.keys),
    ...[...statuses, ...pageStops, ...toldRoles, ...errorNames, ...tellableWords(site)],
    ...stepIds.map((step) => wordsOfStep(step, anotherService)),
    ...services.map(({ name }) => name),
    'Format: reconnect-report, version',
  ].join('\n')
}

function resultLines({ result }: Report): string[] {
  const why = result.kind === 'none' ? '' : ` ${reasons[result.kind]}`
  const more = result.kind === 'page' ? ` (${result.stop})` : ''
  return [`${labels.result}${why}`, `${labels.kind}: ${result.kind}${more}`]
}

function detailLines(result: Report['result']): string[] {
  switch (result.kind) {
    case 'internal':
      return ['', `${labels.fault}: ${result.error ?? labels.unknownFault}`]
    case 'api': {
      const words = `${labels.interface}: ${result.problem} (${apiReasons[result.problem]})`
      return ['', words, ...(result.status === null ? [] : [`${labels.status}: ${result.status}`])]
    }
    case 'page':
      return [
        '',
        `${labels.lookedFor}${result.step ? ` in ${stepName(result.step)}` : ''}: ${lookedForText(result.lookedFor)}`,
        `${labels.found}:`,
        ...(result.candidates.length > 0
          ? result.candidates.map(({ role, text }) => `${role} "${text.join(' ')}"`)
          : [labels.nothing]),
        ...moreLine(result.moreCandidates),
      ]
    default:
      return []
  }
}

function lookedForText({
  what,
  text,
}: Extract<Report['result'], { kind: 'page' }>['lookedFor']): string {
  const words = what === 'other' ? labels.unknown : lookedForWords[what]
  return text.length > 0 ? `${words}, "${text.join(' ')}"` : words
}

function questionLines({ questions, moreQuestions }: Report): string[] {
  if (questions.length === 0) return []
  const lines = questions.map(({ step, form, answer, text, length }) => {
    const said = `"${text.join(' ')}" (${length} ${labels.length})`
    return `${stepName(step)}, ${forms[form]}, ${answers[answer]}: ${said}`
  })
  return ['', `${labels.questions}:`, ...lines, ...moreLine(moreQuestions)]
}

function moreLine(count: number): string[] {
  return count > 0 ? [`${labels.more}: ${count}`] : []
}

type Step = Report['steps'][number]['step']

function stepName(step: Step): string {
  return `${labels.step} ${numberOf(step)}`
}

function numberOf(step: Step): number {
  return stepIds.indexOf(step) + 1
}

function timeText(at: number): string {
  return new Date(at).toISOString()
}

import * as z from 'zod/mini'
import { type Connection, date, importSettingsSchema, serviceSchema } from '../../api/schema.ts'
import { stepIds } from '../../site/steps.ts'
import { momentSchema } from '../../time/moment.ts'
import { messageSchema } from '../../words/schema.ts'
import { repairProblemSchema } from './problem.ts'

export const phases = ['gate', ...stepIds, 'verify', 'repaired', 'not-repaired'] as const
export type Phase = (typeof phases)[number]

const moment = momentSchema
const step = z.enum(stepIds)

const stepMark = z.object({
  status: z.enum(['done', 'skipped']),
  at: moment,
  note: z.nullable(messageSchema),
})
export type StepMark = z.infer<typeof stepMark>

/** The connection as it was before the first click: what verification compares with. */
const beforeSchema = z.object({
  /** The server's time at that reading, ms since the epoch. */
  serverTime: moment,
  through: z.nullable(date),
  records: z.int(),
  settings: importSettingsSchema,
  externalAccount: z.nullable(z.string()),
  lastSucceededAt: z.nullable(z.string()),
  /** Start of the newest import run, by the server's clock; null where there was none. */
  newestRunAt: z.nullable(z.string()),
  tokenRefreshedAt: z.nullable(z.string()),
})
export type Before = z.infer<typeof beforeSchema>

/** A question that the page asked after an act of a step, and who answered it. */
const askedQuestionSchema = z.object({
  step,
  at: moment,
  /** The page's own words; they never go into a report. */
  asked: z.string(),
  /** `confirm`: the browser's own confirm(); `page`: anything that the page drew. */
  form: z.enum(['page', 'confirm']),
  /** `yes`: by us, as it asked what the user had agreed to; `cancel`: by us, and left to the user; `left`: the user's. */
  answer: z.enum(['yes', 'cancel', 'left']),
})
export type AskedQuestion = z.infer<typeof askedQuestionSchema>

/**
 * The list of services, opened and closed again before Disable. `read`: a service could be told in it. `by-hand`: the
 * engine couldn't read it, and the user has wished to go on: step 5 is theirs.
 */
const listReadSchema = z.object({
  how: z.enum(['read', 'by-hand']),
  at: moment,
  tookMs: z.int(),
})

/** Whose page it is: what was seen of the site's own session. */
const pageSessionSchema = z.object({
  /** It may have changed hands: nothing more is clicked before the account is proved anew. */
  inDoubt: z.boolean(),
  /** The name that the page gives its user, and the other services that it listed; null: not seen yet. */
  name: z.nullable(z.string()),
  listed: z.nullable(z.array(z.string())),
})
export type PageSession = z.infer<typeof pageSessionSchema>

const days = z.object({ from: date, to: date })

/** Proof of a repair, kept in history. */
export const receiptSchema = z.object({
  service: serviceSchema,
  startedAt: moment,
  finishedAt: moment,
  steps: z.array(
    z.object({
      step,
      status: z.enum(['done', 'skipped']),
      at: moment,
      note: z.nullable(messageSchema),
    }),
  ),
  lastDayBefore: z.nullable(date),
  firstDayAfter: z.nullable(date),
  /**
   * What is known of the days between the last one before and now. none: finished imports have brought every day.
   * last-day-unsure: every day after the one in which the import broke off, which may not be whole. running: an import
   * is under way. unknown: FitTrend doesn't tell.
   */
  gap: z.union([
    z.enum(['none', 'last-day-unsure', 'running', 'unknown']),
    z.object({ missing: z.array(days) }),
  ]),
  recordsBefore: z.nullable(z.int()),
  recordsAfter: z.nullable(z.int()),
  settingsBefore: z.nullable(importSettingsSchema),
  settingsAfter: z.nullable(importSettingsSchema),
  /** The site's own questions, and who answered each. */
  questions: z.array(askedQuestionSchema),
  /** How the list of services was read before Disable; null: it wasn't. */
  list: z.nullable(listReadSchema),
  /** On anything that isn't as it was, e.g. a data type that was not granted. */
  remarks: z.array(messageSchema),
})

export type Receipt = z.infer<typeof receiptSchema>
export type Gap = Receipt['gap']

/** A new one takes an entry in migrations.ts, and one in utils/storage/migrations.ts. */
export const recordVersion = 4

/** What every record holds, in whichever phase. */
const common = {
  version: z.literal(recordVersion),
  id: z.string(),
  account: z.string(),
  /** Its name, as FitTrend says it; empty where nobody tells. */
  accountName: z.string(),
  /** Firefox's container (cookieStoreId) that the repair stays in; null: the default one. */
  container: z.nullable(z.string()),
  /** Where health is read, and so how consent is asked and the repair is proved. */
  source: z.enum(['api', 'page']),
  service: serviceSchema,
  /** There while the repair is open, so that the database itself allows one per connection. */
  openKey: z.optional(z.string()),
  startedAt: moment,
  updatedAt: moment,
  /** The user asked to reset a connection that works: after a wrong account or a missing data type. */
  force: z.boolean(),
  /**
   * Whether Remove has happened. `maybe` from just before the click until the page or the API
   * tells: it counts as removed for every warning, as not removed for every claim.
   */
  removed: z.enum(['no', 'maybe', 'yes']),
  /** Steps for which an act may have been sent (written ahead of the act). */
  acted: z.array(step),
  steps: z.partialRecord(step, stepMark),
  before: z.nullable(beforeSchema),
  /** The broken connection as it was read last before the repair began: the user may have begun by hand since. */
  lastSeen: z.nullable(beforeSchema),
  tabId: z.nullable(z.int()),
  /** The tab was brought to the front for the user to sign in there. */
  signInShown: z.boolean(),
  /** By what permission is asked: by FitTrend's API, or by the page's own Enable, once the API couldn't. */
  consentBy: z.enum(['api', 'page']),
  /** `state` of the consent that is under way, to recognise its answer. */
  consentState: z.nullable(z.string()),
  /** The browser's id of the window in which consent is asked. */
  consentWindow: z.nullable(z.int()),
  /** When FitTrend was told by consent that the connection is back (our clock). */
  enabledAt: z.nullable(moment),
  /** First look that FitTrend answered since then: what comes late is counted from here. */
  lookedAt: z.nullable(moment),
  /** Looks that were taken since then, answered or not: a clock may stand still, or jump. */
  looks: z.int(),
  /** `unknown`: not looked at yet, so Remove may have lost them. */
  settingsRestored: z.enum(['unknown', 'not-needed', 'yes', 'failed']),
  /** All that the page has asked so far. */
  questions: z.array(askedQuestionSchema),
  pageSession: pageSessionSchema,
  /** Null: not looked at yet. */
  list: z.nullable(listReadSchema),
  /** The page has offered no Disable when its entry was open: whose page it is none of ours can show. */
  wasOff: z.optional(z.boolean()),
  /** The user has closed the result. */
  seen: z.boolean(),
}

/** The user is to click on the page. */
const userClick = z.object({
  kind: z.literal('user-click'),
  since: moment,
  /** What to click, or what was looked for. */
  sentence: messageSchema,
  /** How the repair ends if the user doesn't. */
  problem: repairProblemSchema,
})

const userTells = z.object({
  kind: z.literal('account'),
  since: moment,
  /** What only the user can tell: whose page it is, or that with what it shows. */
  why: z.enum(['signed-in', 'not-listed', 'listed']),
})

/** The user is to say whether the repair goes on where the list of services couldn't be read. */
const listUnread = z.object({
  kind: z.literal('list'),
  since: moment,
  tookMs: z.int(),
  /** What stood in the way; how the repair ends if it doesn't go on. */
  problem: repairProblemSchema,
})

const since = <K extends string>(...kinds: [K, ...K[]]) =>
  z.object({ kind: z.enum(kinds), since: moment })

const nothingWaited = z.null()

/** Who clicks: `step`: the user, until this step is done; `rest`: the user, to the end. */
const byHand = z.enum(['no', 'step', 'rest'])

/** At work, or waiting for the user: not ended. */
const underWay = {
  byHand,
  stopRequested: z.boolean(),
  problem: z.null(),
  receipt: z.null(),
  isOver: z.literal(false),
}

const ended = {
  byHand: z.literal('no'),
  stopRequested: z.literal(false),
  waiting: nothingWaited,
  awaits: z.null(),
}

/** One repair, as the journal keeps it, by its phase. Nothing about a repair lives in memory alone. */
export const repairRecordSchema = z.discriminatedUnion('phase', [
  /** Nothing is clicked before the gate is passed. */
  z.object({
    ...common,
    ...underWay,
    phase: z.literal('gate'),
    waiting: nothingWaited,
    awaits: z.null(),
  }),
  /** A step on the page. */
  z.object({
    ...common,
    ...underWay,
    phase: z.enum(['open', 'expand', 'disable', 'remove', 'select']),
    waiting: z.nullable(z.union([since('site-sign-in'), userTells, userClick, listUnread])),
    awaits: z.null(),
  }),
  /** Step 6: asks for the user's permission, in a window of its own or in the page's tab. */
  z.object({
    ...common,
    ...underWay,
    phase: z.literal('enable'),
    waiting: z.nullable(
      z.union([since('consent', 'consent-tab', 'site-sign-in'), userTells, userClick]),
    ),
    awaits: z.null(),
  }),
  /** FitTrend has shown it connected again: is it as it was, and does the import go on? */
  z.object({
    ...common,
    ...underWay,
    phase: z.literal('verify'),
    before: beforeSchema,
    enabledAt: moment,
    waiting: nothingWaited,
    /** What verification waits for; null: not looked yet. */
    awaits: z.nullable(z.enum(['connection', 'settings', 'data', 'history', 'import'])),
  }),
  z.object({
    ...common,
    ...ended,
    phase: z.literal('repaired'),
    before: beforeSchema,
    removed: z.literal('no'),
    problem: z.null(),
    receipt: receiptSchema,
    isOver: z.literal(false),
  }),
  z.object({
    ...common,
    ...ended,
    phase: z.literal('not-repaired'),
    problem: repairProblemSchema,
    receipt: z.null(),
    /** FitTrend has since shown the connection on: a later Disable is the user's own. */
    isOver: z.boolean(),
    /** Left removed for good, as the user wishes; or what it owed is another repair's. */
    abandoned: z.optional(z.boolean()),
  }),
])
export type RepairRecord = z.infer<typeof repairRecordSchema>
/** The records of these phases. */
export type RecordIn<P extends Phase> = RecordsIn<P, RepairRecord>
type RecordsIn<P, R> = R extends { phase: infer Q } ? ([P & Q] extends [never] ? never : R) : never

/** Still to be carried on: work goes on, Enable is missing after Remove, or the settings are. */
export function isOpen(record: RepairRecord): boolean {
  return isActive(record) || isUnfinished(record) || owesProof(record)
}

/** Ended after Remove, without Enable, and not left so by the user. */
export function isUnfinished(record: RepairRecord): boolean {
  return record.phase === 'not-repaired' && record.removed !== 'no' && !record.abandoned
}

/** Ends in verification that aren't a verdict: the connection may be back, or come back. */
const interrupted = new Set(['stopped', 'internal', 'not-connected', 'not-answered', 'api'])

/** Ended in verification without a verdict: the settings weren't compared with what they were, or nobody answered. */
export function owesProof(record: RepairRecord): boolean {
  if (record.phase !== 'not-repaired' || record.abandoned) return false
  const { source, enabledAt, problem, settingsRestored } = record
  if (source !== 'api' || enabledAt === null) return false
  const isUnsure = settingsRestored === 'unknown' || problem.kind === 'not-answered'
  return isUnsure && interrupted.has(problem.kind)
}

/** Work goes on by itself, or waits for the user. */
export function isActive(
  record: RepairRecord,
): record is RecordIn<Exclude<Phase, 'repaired' | 'not-repaired'>> {
  return record.phase !== 'repaired' && record.phase !== 'not-repaired'
}

/** Nothing else may be begun beside it: one page, one window, one question to the user at a time. */
export function isInTheWay(record: RepairRecord): boolean {
  return isActive(record) && record.phase !== 'verify'
}

/** The repair of ours that has switched a connection off and ended there; null where the user did it. */
export function leftSwitchedOff(
  records: RepairRecord[],
  account: string,
  connection: Connection,
): RepairRecord | null {
  if (connection.status !== 'disabled') return null
  const { id } = connection.service
  // A later try finds it switched off already, and so has not done it itself.
  for (const record of newestFirst(records)) {
    if (record.account !== account || record.service.id !== id) continue
    if (record.phase !== 'not-repaired' || record.isOver || record.enabledAt !== null) return null
    if (record.acted.includes('disable')) return record
  }
  return null
}

function newestFirst(records: RepairRecord[]): RepairRecord[] {
  return [...records].sort((a, b) => b.startedAt - a.startedAt)
}

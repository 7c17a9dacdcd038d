import * as v from 'valibot'
import { type Connection, date, importSettingsSchema, serviceSchema } from '../../api/schema.ts'
import { integer } from '../../numbers.ts'
import { stepIds } from '../../site/steps.ts'
import { momentSchema } from '../../time/moment.ts'
import { messageSchema } from '../../words/schema.ts'
import { repairProblemSchema } from './problem.ts'

export const phases = ['gate', ...stepIds, 'verify', 'repaired', 'not-repaired'] as const
export type Phase = (typeof phases)[number]

const moment = momentSchema
const step = v.picklist(stepIds)

const stepMark = v.object({
  status: v.picklist(['done', 'skipped']),
  at: moment,
  note: v.nullable(messageSchema),
})
export type StepMark = v.InferOutput<typeof stepMark>

/** The connection as it was before the first click: what verification compares with. */
const beforeSchema = v.object({
  /** The server's time at that reading, ms since the epoch. */
  serverTime: moment,
  through: v.nullable(date),
  records: integer,
  settings: importSettingsSchema,
  externalAccount: v.nullable(v.string()),
  lastSucceededAt: v.nullable(v.string()),
  /** Start of the newest import run, by the server's clock; null where there was none. */
  newestRunAt: v.nullable(v.string()),
  tokenRefreshedAt: v.nullable(v.string()),
})
export type Before = v.InferOutput<typeof beforeSchema>

/** A question that the page asked after an act of a step, and who answered it. */
const askedQuestionSchema = v.object({
  step,
  at: moment,
  /** The page's own words; they never go into a report. */
  asked: v.string(),
  /** `confirm`: the browser's own confirm(); `page`: anything that the page drew. */
  form: v.picklist(['page', 'confirm']),
  /** `yes`: by us, as it asked what the user had agreed to; `cancel`: by us, and left to the user; `left`: the user's. */
  answer: v.picklist(['yes', 'cancel', 'left']),
})
export type AskedQuestion = v.InferOutput<typeof askedQuestionSchema>

/**
 * The list of services, opened and closed again before Disable. `read`: a service could be told in it. `by-hand`: the
 * engine couldn't read it, and the user has wished to go on: step 5 is theirs.
 */
const listReadSchema = v.object({
  how: v.picklist(['read', 'by-hand']),
  at: moment,
  tookMs: integer,
})

/** Whose page it is: what was seen of the site's own session. */
const pageSessionSchema = v.object({
  /** It may have changed hands: nothing more is clicked before the account is proved anew. */
  inDoubt: v.boolean(),
  /** The name that the page gives its user, and the other services that it listed; null: not seen yet. */
  name: v.nullable(v.string()),
  listed: v.nullable(v.array(v.string())),
})
export type PageSession = v.InferOutput<typeof pageSessionSchema>

const days = v.object({ from: date, to: date })

/** Proof of a repair, kept in history. */
export const receiptSchema = v.object({
  service: serviceSchema,
  startedAt: moment,
  finishedAt: moment,
  steps: v.array(
    v.object({
      step,
      status: v.picklist(['done', 'skipped']),
      at: moment,
      note: v.nullable(messageSchema),
    }),
  ),
  lastDayBefore: v.nullable(date),
  firstDayAfter: v.nullable(date),
  /**
   * What is known of the days between the last one before and now. none: finished imports have brought every day.
   * last-day-unsure: every day after the one in which the import broke off, which may not be whole. running: an import
   * is under way. unknown: FitTrend doesn't tell.
   */
  gap: v.union([
    v.picklist(['none', 'last-day-unsure', 'running', 'unknown']),
    v.object({ missing: v.array(days) }),
  ]),
  recordsBefore: v.nullable(integer),
  recordsAfter: v.nullable(integer),
  settingsBefore: v.nullable(importSettingsSchema),
  settingsAfter: v.nullable(importSettingsSchema),
  /** The site's own questions, and who answered each. */
  questions: v.array(askedQuestionSchema),
  /** How the list of services was read before Disable; null: it wasn't. */
  list: v.nullable(listReadSchema),
  /** On anything that isn't as it was, e.g. a data type that was not granted. */
  remarks: v.array(messageSchema),
})

export type Receipt = v.InferOutput<typeof receiptSchema>
export type Gap = Receipt['gap']

/** A new one takes an entry in migrations.ts, and one in utils/storage/migrations.ts. */
export const recordVersion = 4

/** What every record holds, in whichever phase. */
const common = {
  version: v.literal(recordVersion),
  id: v.string(),
  account: v.string(),
  /** Its name, as FitTrend says it; empty where nobody tells. */
  accountName: v.string(),
  /** Firefox's container (cookieStoreId) that the repair stays in; null: the default one. */
  container: v.nullable(v.string()),
  /** Where health is read, and so how consent is asked and the repair is proved. */
  source: v.picklist(['api', 'page']),
  service: serviceSchema,
  /** There while the repair is open, so that the database itself allows one per connection. */
  openKey: v.optional(v.string()),
  startedAt: moment,
  updatedAt: moment,
  /** The user asked to reset a connection that works: after a wrong account or a missing data type. */
  force: v.boolean(),
  /**
   * Whether Remove has happened. `maybe` from just before the click until the page or the API
   * tells: it counts as removed for every warning, as not removed for every claim.
   */
  removed: v.picklist(['no', 'maybe', 'yes']),
  /** Steps for which an act may have been sent (written ahead of the act). */
  acted: v.array(step),
  steps: v.record(step, stepMark),
  before: v.nullable(beforeSchema),
  /** The broken connection as it was read last before the repair began: the user may have begun by hand since. */
  lastSeen: v.nullable(beforeSchema),
  tabId: v.nullable(integer),
  /** The tab was brought to the front for the user to sign in there. */
  signInShown: v.boolean(),
  /** By what permission is asked: by FitTrend's API, or by the page's own Enable, once the API couldn't. */
  consentBy: v.picklist(['api', 'page']),
  /** `state` of the consent that is under way, to recognise its answer. */
  consentState: v.nullable(v.string()),
  /** The browser's id of the window in which consent is asked. */
  consentWindow: v.nullable(integer),
  /** When FitTrend was told by consent that the connection is back (our clock). */
  enabledAt: v.nullable(moment),
  /** First look that FitTrend answered since then: what comes late is counted from here. */
  lookedAt: v.nullable(moment),
  /** Looks that were taken since then, answered or not: a clock may stand still, or jump. */
  looks: integer,
  /** `unknown`: not looked at yet, so Remove may have lost them. */
  settingsRestored: v.picklist(['unknown', 'not-needed', 'yes', 'failed']),
  /** All that the page has asked so far. */
  questions: v.array(askedQuestionSchema),
  pageSession: pageSessionSchema,
  /** Null: not looked at yet. */
  list: v.nullable(listReadSchema),
  /** The page has offered no Disable when its entry was open: whose page it is none of ours can show. */
  wasOff: v.optional(v.boolean()),
  /** The user has closed the result. */
  seen: v.boolean(),
}

/** The user is to click on the page. */
const userClick = v.object({
  kind: v.literal('user-click'),
  since: moment,
  /** What to click, or what was looked for. */
  sentence: messageSchema,
  /** How the repair ends if the user doesn't. */
  problem: repairProblemSchema,
})

const userTells = v.object({
  kind: v.literal('account'),
  since: moment,
  /** What only the user can tell: whose page it is, or that with what it shows. */
  why: v.picklist(['signed-in', 'not-listed', 'listed']),
})

/** The user is to say whether the repair goes on where the list of services couldn't be read. */
const listUnread = v.object({
  kind: v.literal('list'),
  since: moment,
  tookMs: integer,
  /** What stood in the way; how the repair ends if it doesn't go on. */
  problem: repairProblemSchema,
})

const since = <K extends string>(...kinds: [K, ...K[]]) =>
  v.object({ kind: v.picklist(kinds), since: moment })

const nothingWaited = v.null_()

/** Who clicks: `step`: the user, until this step is done; `rest`: the user, to the end. */
const byHand = v.picklist(['no', 'step', 'rest'])

/** At work, or waiting for the user: not ended. */
const underWay = {
  byHand,
  stopRequested: v.boolean(),
  problem: v.null_(),
  receipt: v.null_(),
  isOver: v.literal(false),
}

const ended = {
  byHand: v.literal('no'),
  stopRequested: v.literal(false),
  waiting: nothingWaited,
  awaits: v.null_(),
}

/** One repair, as the journal keeps it, by its phase. Nothing about a repair lives in memory alone. */
export const repairRecordSchema = v.variant('phase', [
  /** Nothing is clicked before the gate is passed. */
  v.object({
    ...common,
    ...underWay,
    phase: v.literal('gate'),
    waiting: nothingWaited,
    awaits: v.null_(),
  }),
  /** A step on the page. */
  v.object({
    ...common,
    ...underWay,
    phase: v.picklist(['open', 'expand', 'disable', 'remove', 'select']),
    waiting: v.nullable(v.union([since('site-sign-in'), userTells, userClick, listUnread])),
    awaits: v.null_(),
  }),
  /** Step 6: asks for the user's permission, in a window of its own or in the page's tab. */
  v.object({
    ...common,
    ...underWay,
    phase: v.literal('enable'),
    waiting: v.nullable(
      v.union([since('consent', 'consent-tab', 'site-sign-in'), userTells, userClick]),
    ),
    awaits: v.null_(),
  }),
  /** FitTrend has shown it connected again: is it as it was, and does the import go on? */
  v.object({
    ...common,
    ...underWay,
    phase: v.literal('verify'),
    before: beforeSchema,
    enabledAt: moment,
    waiting: nothingWaited,
    /** What verification waits for; null: not looked yet. */
    awaits: v.nullable(v.picklist(['connection', 'settings', 'data', 'history', 'import'])),
  }),
  v.object({
    ...common,
    ...ended,
    phase: v.literal('repaired'),
    before: beforeSchema,
    removed: v.literal('no'),
    problem: v.null_(),
    receipt: receiptSchema,
    isOver: v.literal(false),
  }),
  v.object({
    ...common,
    ...ended,
    phase: v.literal('not-repaired'),
    problem: repairProblemSchema,
    receipt: v.null_(),
    /** FitTrend has since shown the connection on: a later Disable is the user's own. */
    isOver: v.boolean(),
    /** Left removed for good, as the user wishes; or what it owed is another repair's. */
    abandoned: v.optional(v.boolean()),
  }),
])
export type RepairRecord = v.InferOutput<typeof repairRecordSchema>
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

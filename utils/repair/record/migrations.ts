import * as v from 'valibot'
import { stepIds } from '../../site/steps.ts'
import { type RepairRecord, repairRecordSchema } from './schema.ts'

type Raw = Partial<Record<string, unknown>>

/**
 * From version n (the place, counted from 1) to n + 1. An update must not lose a repair under way: what a
 * version didn't know yet gets the value that is safe after Remove.
 */
const migrations: readonly ((record: Raw) => Raw)[] = [completed, withQuestions, withMessages]

/** A stored record as this version understands it; null where it doesn't. */
export function readRecord(raw: unknown): RepairRecord | null {
  const parsed = v.safeParse(repairRecordSchema, migrated(raw))
  return parsed.success ? parsed.output : null
}

function migrated(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  let record: Raw = raw
  while (typeof record.version === 'number') {
    const migration = migrations[record.version - 1]
    if (!migration) break
    record = { ...migration(record), version: record.version + 1 }
  }
  return record
}

/**
 * Version 1 grew fields without a new number, each build writing more of them (tests/fixtures/databases).
 * - `source`: at first there was only the API.
 * - `settingsRestored`: "not-needed" was what a repair began with, whether anyone had looked or not.
 * - `newestRunAt`: a run that is newer than the last good import is news; null would let any run be proof.
 */
function completed(record: Raw): Raw {
  const { before } = record
  const isFirst = record.lookedAt === undefined
  return {
    source: 'api',
    byHand: 'no',
    signInShown: false,
    consentWindow: null,
    lookedAt: null,
    isOver: false,
    ...record,
    ...(isFirst && mayOweSettings(record) && { settingsRestored: 'unknown' }),
    ...(isObject(before) && { before: { newestRunAt: before.lastSucceededAt, ...before } }),
  }
}

function mayOweSettings({ phase, removed, settingsRestored }: Raw): boolean {
  const isGoingOn = phase !== 'repaired' && (phase !== 'not-repaired' || removed !== 'no')
  return settingsRestored === 'not-needed' && isGoingOn
}

/**
 * Version 2 knew one answered question and one gap, and not whose page it worked on: a repair under way has to
 * prove the account anew before its next click.
 */
function withQuestions({ confirmed, ...record }: Raw): Raw {
  const { receipt } = record
  return byPhase({
    accountName: '',
    container: null,
    pageSession: { inDoubt: true, name: null, listed: null },
    list: null,
    awaits: null,
    lastSeen: null,
    consentBy: 'api',
    looks: 0,
    ...record,
    questions: questionsFrom(confirmed, record.updatedAt),
    ...(isObject(receipt) && { receipt: withQuestionsAndGaps(receipt) }),
  })
}

/** Version 2 had every field in every phase, with what an earlier one had left in it. */
function byPhase(record: Raw): Raw {
  const { phase, waiting, problem, enabledAt } = record
  const isUnderWay = phase !== 'repaired' && phase !== 'not-repaired'
  const kind = isObject(waiting) ? waiting.kind : null
  const isOnPage = isUnderWay && phase !== 'gate' && phase !== 'verify'
  const mayWait = isOnPage && (phase === 'enable' || (kind !== 'consent' && kind !== 'consent-tab'))
  return {
    ...record,
    ...(!mayWait && { waiting: null }),
    ...(!isUnderWay && { byHand: 'no', stopRequested: false }),
    ...(phase !== 'verify' && { awaits: null }),
    ...(phase === 'verify' && { enabledAt: enabledAt ?? record.updatedAt }),
    ...(phase === 'repaired' && { removed: 'no' }),
    ...(phase !== 'repaired' && { receipt: null }),
    ...(phase !== 'not-repaired' && { isOver: false, problem: null }),
    ...(phase === 'not-repaired' && { problem: problem ?? { kind: 'stopped' } }),
  }
}

function withQuestionsAndGaps({ confirmed, gap, ...receipt }: Raw): Raw {
  return {
    ...receipt,
    gap: isObject(gap) && 'from' in gap ? { missing: [gap] } : gap,
    questions: questionsFrom(confirmed, receipt.finishedAt),
    list: null,
  }
}

/** Only Remove's question was ever noted, and only where it was answered with yes. */
function questionsFrom(asked: unknown, at: unknown) {
  if (typeof asked !== 'string') return []
  return [{ step: 'remove', at, asked, form: 'page', answer: 'yes' }]
}

/** Version 3 kept sentences in English. They stay as they are, under an id that says so. */
function withMessages(record: Raw): Raw {
  const { waiting, problem, steps, receipt } = record
  return {
    ...record,
    waiting: isObject(waiting) ? asWaiting(waiting) : waiting,
    problem: asProblem(problem),
    steps: isObject(steps) ? asSteps(steps) : steps,
    ...(isObject(receipt) && { receipt: asReceipt(receipt, steps) }),
  }
}

function asMessage(text: unknown): unknown {
  return typeof text === 'string' ? { id: 'verbatim', with: { text } } : text
}

function asWaiting(waiting: Raw): Raw {
  return { ...waiting, sentence: asMessage(waiting.sentence), problem: asProblem(waiting.problem) }
}

function asProblem(problem: unknown): unknown {
  if (!isObject(problem) || problem.kind !== 'page') return problem
  const { sentence, lookedFor } = problem
  return {
    ...problem,
    sentence: asMessage(sentence),
    lookedFor: lookedFor === '' ? null : asMessage(lookedFor),
  }
}

function asSteps(steps: Raw): Raw {
  return Object.fromEntries(
    Object.entries(steps).map(([id, mark]) => [id, isObject(mark) ? asNoted(mark) : mark]),
  )
}

function asNoted(mark: Raw): Raw {
  return { ...mark, note: asMessage(mark.note) }
}

/** Its steps were those that are marked in the record, in order. */
function asReceipt({ steps, remarks, ...receipt }: Raw, marks: unknown): Raw {
  const marked = stepIds.filter((id) => isObject(marks) && isObject(marks[id]))
  return {
    ...receipt,
    steps: Array.isArray(steps)
      ? steps.map((it, place) => {
          const { words: _words, ...mark } = isObject(it) ? it : { words: null }
          return asNoted({
            step: (marked.length === steps.length ? marked : stepIds)[place],
            ...mark,
          })
        })
      : steps,
    remarks: Array.isArray(remarks) ? remarks.map(asMessage) : remarks,
  }
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null
}

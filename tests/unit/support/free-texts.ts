import * as v from 'valibot'
import { type RepairProblem, repairProblemSchema } from '../../../utils/repair/record/problem.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { repairRecordSchema } from '../../../utils/repair/record/schema.ts'
import { apiReasons, reasons } from '../../../utils/support/told-reasons.ts'
import { verbatim } from '../../verbatim.ts'
import { iso, noon } from '../fakes/clock.ts'
import { fitbit } from '../fakes/connections.ts'
import { before, type RecordChanges, record } from '../fakes/records.ts'

/** All that any problem may carry; the schema of its kind keeps what is its own. */
const everything = {
  detail: 'text',
  title: 'text',
  code: 'text',
  status: 422,
  retryAt: noon,
  service: 'text',
  account: 'text',
  page: 'text',
  sentence: verbatim('text'),
  lookedFor: verbatim('text'),
  candidates: ['text', 'text'],
}

/** One repair problem of every kind, with every text that its kind may have. */
export const everyProblem: RepairProblem[] = Object.keys(reasons).flatMap((kind) => {
  const inner = kind === 'api' ? Object.keys(apiReasons) : ['offline']
  return inner.map((api) =>
    v.parse(repairProblemSchema, { ...everything, kind, problem: { ...everything, kind: api } }),
  )
})

/** Records that have everything a record can have: one that has ended so, one that would, one that is repaired. */
export function fullRecords(problem: RepairProblem): RepairRecord[] {
  const full = { ...before, newestRunAt: iso(noon), settings: { qxzjvkw: true } }
  const questions: RepairRecord['questions'] = [
    { step: 'remove', at: noon, asked: 'text', form: 'page', answer: 'yes' },
    { step: 'select', at: noon, asked: 'text', form: 'confirm', answer: 'left' },
  ]
  const always: RecordChanges = {
    container: 'text',
    openKey: 'text',
    consentState: 'text',
    before: full,
    lastSeen: full,
    steps: { open: { status: 'done', at: noon, note: verbatim('text') } },
    questions,
    pageSession: { inDoubt: false, name: 'text', listed: ['text', 'text'] },
  }
  const waiting = { kind: 'user-click', since: noon, sentence: verbatim('text'), problem } as const
  return [
    record({ ...always, phase: 'not-repaired', problem }),
    record({ ...always, phase: 'enable', waiting }),
    record({ ...always, phase: 'repaired', receipt: fullReceipt(questions) }),
  ]
}

function fullReceipt(questions: RepairRecord['questions']): RepairRecord['receipt'] {
  return {
    service: fitbit,
    startedAt: noon,
    finishedAt: noon,
    steps: [{ step: 'open', status: 'done', at: noon, note: verbatim('text') }],
    lastDayBefore: '2026-11-08',
    firstDayAfter: '2026-11-09',
    gap: 'none',
    recordsBefore: 1,
    recordsAfter: 2,
    settingsBefore: { qxzjvkw: true },
    settingsAfter: { qxzjvkw: false },
    questions,
    list: null,
    remarks: [verbatim('text')],
  }
}

/** A place in a record that takes any text, or, where its form is told, any that looks like an id. */
interface Place {
  path: string[]
  isForIds: boolean
}

/**
 * Every place of a record that takes a free text: each string with which its schema accepts another in
 * its place. So a free text that is added later isn't forgotten.
 */
export function freePlaces(full: RepairRecord): Place[] {
  const accepts = (path: string[], text: string) =>
    v.safeParse(repairRecordSchema, withTexts(full, [[path, text]])).success
  return stringPaths(full).flatMap((path): Place[] => {
    if (accepts(path, 'Any text!')) return [{ path, isForIds: false }]
    return accepts(path, 'any-id') ? [{ path, isForIds: true }] : []
  })
}

export function withTexts(from: RepairRecord, texts: [path: string[], text: string][]) {
  const copy = structuredClone(from)
  for (const [path, text] of texts) {
    // biome-ignore lint/suspicious/noExplicitAny: a walk along any path
    const holder = path.slice(0, -1).reduce((inner: any, key) => inner[key], copy)
    holder[path.at(-1) ?? ''] = text
  }
  return copy
}

function stringPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringPaths(inner, [...path, key]))
}

/** One change that makes the extension dangerous, and the unit tests that have to notice. */
export interface Mutation {
  name: string
  file: string
  /** Stands in the file exactly once. */
  text: string
  becomes: string
  /** Test files of the unit project. */
  tests: [string, ...string[]]
}

const unit = 'tests/unit'

export const mutations: Mutation[] = [
  {
    name: 'a write of the journal may be lost with the power',
    file: 'utils/repair/record/journal.ts',
    text: "{ durability: 'strict' }",
    becomes: "{ durability: 'relaxed' }",
    tests: [`${unit}/repair/durability.test.ts`],
  },
  {
    name: 'a Remove that FitTrend is slow with is taken for one that never was',
    file: 'utils/repair/record/machine.ts',
    text: 'const slowestRemoveMs = minute',
    becomes: 'const slowestRemoveMs = 0',
    tests: [`${unit}/repair/machine.test.ts`],
  },
  {
    name: 'a reading with gaps closes incidents',
    file: 'utils/alerts/alerts.ts',
    text: 'if (account.isComplete) await',
    becomes: 'await',
    tests: [`${unit}/alerts/alerts.test.ts`],
  },
  {
    name: 'Stop while Remove is asked doesn’t ask FitTrend whether it happened',
    file: 'utils/repair/runner.ts',
    text: 'return isUnsure ? await removedByApi(this.#parts, record.id) : record.removed',
    becomes: 'return isUnsure ? record.removed : record.removed',
    tests: [`${unit}/repair/runner-stop.test.ts`],
  },
  {
    name: 'cookies go with requests to the API',
    file: 'utils/api/http.ts',
    text: "credentials: 'omit'",
    becomes: "credentials: 'include'",
    tests: [`${unit}/api/http.test.ts`],
  },
  {
    name: '“Delete all data” leaves repairs in memory, from where they come back',
    file: 'utils/background/commands/data.ts',
    text: '  journal.forget()\n',
    becomes: '\n',
    tests: [`${unit}/background/storage-faults.test.ts`],
  },
  {
    name: '“Repair all” goes on after a repair that failed',
    file: 'utils/background/next-queued.ts',
    text: 'if (hasFailed || theirs.some(isOpen))',
    becomes: 'if (theirs.some(isOpen))',
    tests: [`${unit}/background/repair-all.test.ts`],
  },
  {
    name: 'Remove is clicked though Disable is still there',
    file: 'utils/page/steps/remove.ts',
    text: "  if (canAct(entry, 'disable')) {\n",
    becomes: '  if (false) {\n',
    tests: [`${unit}/page/steps/remove.test.ts`],
  },
  {
    name: 'a question that names another service is answered',
    file: 'utils/page/questions/sentences.ts',
    text: 'found === own ? serviceMark : otherMark',
    becomes: 'true ? serviceMark : otherMark',
    tests: [`${unit}/page/questions/judge.test.ts`],
  },
  {
    name: 'of two buttons that say yes the first is taken',
    file: 'utils/page/questions/judge.ts',
    text: `if (yeses.length > 1) return users('several buttons that say yes')
  const others = names.filter((_, place) => place !== yes)`,
    becomes: 'const others = names.filter((_, place) => !yeses.includes(place))',
    tests: [`${unit}/page/questions/judge.test.ts`],
  },
]

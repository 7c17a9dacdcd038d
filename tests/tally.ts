import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '../scripts/build-extension.ts'
import { type Notes, notesKeptIn, readNotes } from './run-notes.ts'

/** A test that failed, or that needed a second try, and why. */
interface Failure {
  test: string
  why: string
  /** Not a test by itself, but a file or the run as a whole. */
  isWhole?: true
}

/** What a part came to, with all that it printed. */
export interface Outcome {
  passed: number
  failures: Failure[]
  /** Tests that passed at their second try. */
  secondTries?: Failure[]
  /** It was ended, as it took longer than it may. */
  isOverdue?: true
  output: string
}

/** Where something is run, and for how long it may. */
export interface Bounds {
  /** By default the working tree. */
  tree?: string
  /** In ms; without it as long as it takes. */
  limitMs?: number
  /** What stands in its environment beside what stands in ours. */
  variables?: Record<string, string>
}

/** What all parts came to. */
export class Tally {
  #passed = 0
  readonly #failures: string[] = []
  readonly #secondTries: string[] = []

  add(part: string, { passed, failures, secondTries = [] }: Outcome): void {
    this.#passed += passed
    this.#failures.push(...failures.map((failure) => textOf('FAILED', part, failure)))
    this.#secondTries.push(
      ...secondTries.map((test) => textOf('PASSED AT A SECOND TRY', part, test)),
    )
  }

  /**
   * Prints each failure and each second try once more, as the output of the parts is long; sets the exit
   * code: no test is none passed.
   */
  close(): void {
    for (const text of [...this.#failures, ...this.#secondTries]) console.log(`\n${text}`)
    console.log(`\n${this.#passed} passed, ${this.#failures.length} failed`)
    process.exitCode = this.#failures.length > 0 || this.#passed === 0 ? 1 : 0
  }
}

/** Enough of the reason to begin with. */
function textOf(what: string, part: string, { test, why }: Failure): string {
  const lines = why.trim().split('\n').slice(0, 12)
  return [`${what} in ${part}: ${test}`, ...lines.map((line) => `    ${line}`)].join('\n')
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number
  testResults: TestFile[]
}

const noReport: Report = { numPassedTests: 0, testResults: [] }

interface TestFile {
  name: string
  status: string
  message: string
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
}

/** A program that passes or fails as a whole. */
export async function runCommand(
  command: [string, ...string[]],
  bounds: Bounds = {},
): Promise<Outcome> {
  const { ok, output, isOverdue } = await run(command, bounds)
  const failures = ok ? [] : [{ test: command.join(' '), why: output }]
  return { passed: ok ? 1 : 0, failures, ...(isOverdue && { isOverdue }), output }
}

/**
 * @param args what of the project to run, for Vitest: parts of paths, or --exclude; by default all
 */
export async function runProject(
  project: string,
  args: string[] = [],
  bounds: Bounds = {},
): Promise<Outcome> {
  const { tree = root } = bounds
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-tests-'))
  const file = join(folder, 'report.json')
  try {
    const { ok, output, isOverdue } = await run(
      ['vitest', 'run', ...args, '--project', project, ...reporters, `--outputFile.json=${file}`],
      { ...bounds, variables: { ...bounds.variables, ...notesKeptIn(folder) } },
    )
    const report: Report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : noReport
    const failures = report.testResults.flatMap((tests) => failuresIn(tests, tree))
    // A rejection that nobody handled fails the run, and no test.
    if (!ok && failures.length === 0)
      failures.push({ test: 'the run itself', why: endOf(output), isWhole: true })
    const forgiven = forgivenClicks(report, readNotes(folder, 'wrongClicks'))
    return {
      passed: report.numPassedTests - forgiven.filter(({ hasPassed }) => hasPassed).length,
      failures: [...failures, ...forgiven],
      secondTries: readNotes(folder, 'secondTries'),
      ...(isOverdue && { isOverdue }),
      output,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const reporters = ['default', 'json', 'tests/second-tries-reporter.ts'].map(
  (name) => `--reporter=${name}`,
)

/**
 * Tests that made a wrong click and are not among the failed ones: a second try may have come out well,
 * and a user's connection has no second try.
 */
function forgivenClicks(
  { testResults }: Report,
  notes: Notes['wrongClicks'][],
): (Failure & { hasPassed: boolean })[] {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  return [...Map.groupBy(notes, ({ test }) => test)].flatMap(([test, own]) => {
    const states = results.filter(({ fullName }) => fullName === test).map(({ status }) => status)
    if (states.includes('failed')) return []
    const why = own.flatMap(({ clicks }) => clicks).join('\n')
    return [{ test: `wrong clicks in ${test}`, why, hasPassed: states.includes('passed') }]
  })
}

/** A file that can't be loaded has no tests: it counts as a failed one. */
function failuresIn(
  { name, status, message, assertionResults }: TestFile,
  tree: string,
): Failure[] {
  const file = relative(tree, name)
  if (status === 'failed' && assertionResults.length === 0)
    return [{ test: file, why: message, isWhole: true }]
  return assertionResults
    .filter((result) => result.status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      test: `${file}: ${fullName}`,
      why: failureMessages.join('\n'),
    }))
}

/** From where Vitest tells of unhandled errors; else the last lines. */
function endOf(output: string): string {
  const from = output.lastIndexOf('Unhandled')
  return from < 0 ? output.trim().split('\n').slice(-12).join('\n') : output.slice(from)
}

/** Keeps the output together: parts run side by side. */
async function run(
  [name, ...args]: [string, ...string[]],
  { tree = root, limitMs, variables = {} }: Bounds = {},
): Promise<{ ok: boolean; output: string; isOverdue?: true }> {
  const bin = join(root, 'node_modules', '.bin')
  const child = spawn(join(bin, name), args, {
    cwd: tree,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMs,
    // What runs in circles hears no other.
    killSignal: 'SIGKILL',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const [status] = await once(child, 'close')
  return { ok: status === 0, output, ...(child.killed && { isOverdue: true }) }
}

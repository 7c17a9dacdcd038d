import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '../scripts/build-extension.ts'

/** A test that failed, and why. */
interface Failure {
  test: string
  why: string
}

/** What a part came to, with all that it printed. */
export interface Outcome {
  passed: number
  failures: Failure[]
  output: string
}

/** What all parts came to. */
export class Tally {
  #passed = 0
  readonly #failures: string[] = []

  add(part: string, { passed, failures }: Outcome): void {
    this.#passed += passed
    this.#failures.push(...failures.map((failure) => failureText(part, failure)))
  }

  /** Prints each failure once more, as the output of the parts is long; sets the exit code: no test is none passed. */
  close(): void {
    for (const failure of this.#failures) console.log(`\n${failure}`)
    console.log(`\n${this.#passed} passed, ${this.#failures.length} failed`)
    process.exitCode = this.#failures.length > 0 || this.#passed === 0 ? 1 : 0
  }
}

/** Enough of the reason to begin with. */
function failureText(part: string, { test, why }: Failure): string {
  const lines = why.trim().split('\n').slice(0, 12)
  return [`FAILED in ${part}: ${test}`, ...lines.map((line) => `    ${line}`)].join('\n')
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
export async function runCommand(command: [string, ...string[]]): Promise<Outcome> {
  const { ok, output } = await run(command)
  const failures = ok ? [] : [{ test: command.join(' '), why: output }]
  return { passed: ok ? 1 : 0, failures, output }
}

/** @param args what of the project to run, for Vitest: parts of paths, or --exclude; by default all */
export async function runProject(project: string, args: string[] = []): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-tests-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { ok, output } = await run(['vitest', 'run', ...args, '--project', project, ...reporters])
    const report: Report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : noReport
    const failures = report.testResults.flatMap(failuresIn)
    // A rejection that nobody handled fails the run, and no test.
    if (!ok && failures.length === 0) failures.push({ test: 'the run itself', why: endOf(output) })
    return { passed: report.numPassedTests, failures, output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that can't be loaded has no tests: it counts as a failed one. */
function failuresIn({ name, status, message, assertionResults }: TestFile): Failure[] {
  const file = relative(root, name)
  if (status === 'failed' && assertionResults.length === 0) return [{ test: file, why: message }]
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
async function run([name, ...args]: [string, ...string[]]): Promise<{
  ok: boolean
  output: string
}> {
  const bin = join(root, 'node_modules', '.bin')
  const child = spawn(join(bin, name), args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const [status] = await once(child, 'close')
  return { ok: status === 0, output }
}

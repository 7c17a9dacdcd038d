import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '../scripts/build-extension.ts'

export interface Tally {
  passed: number
  failed: number
}

/** A test that failed, and why. */
export interface Complaint {
  test: string
  why: string
}

/** What a part came to, with all that it printed. */
export interface Outcome extends Tally {
  output: string
  failures: Complaint[]
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: TestFile[]
}

interface TestFile {
  name: string
  status: string
  message: string
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
}

/** A program that passes or fails as a whole. */
export async function runCommand(command: [string, ...string[]]): Promise<Outcome> {
  const { ok, output } = await run(command)
  const failures = ok ? [] : [{ test: command.join(' '), why: 'ended with an error' }]
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output, failures }
}

/** @param files what of the project to run: parts of paths; by default all */
export async function runProject(project: string, files: string[] = []): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-tests-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { ok, output } = await run([
      'vitest',
      'run',
      ...files,
      '--project',
      project,
      ...reporters,
    ])
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
    return { ...count(report, ok), output, failures: failuresIn(report) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that can't be loaded has no tests: it counts as a failed one, as does a run without any report. */
function count(report: Report | undefined, ok: boolean): Tally {
  const broken = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const passed = report?.numPassedTests ?? 0
  const failed = (report?.numFailedTests ?? 0) + broken.length
  return { passed, failed: failed === 0 && !ok ? 1 : failed }
}

/** The long output of a part hides its failures: they are named once more at the end. */
function failuresIn(report: Report | undefined): Complaint[] {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    if (status === 'failed' && assertionResults.length === 0) return [{ test: file, why: message }]
    return assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        test: `${file}: ${fullName}`,
        why: failureMessages.join('\n'),
      }))
  })
}

/** One failure, as `npm test` prints it at its end: enough of the reason to begin with. */
export function complaintText(part: string, { test, why }: Complaint): string {
  const lines = why.trim().split('\n').slice(0, 12)
  return [`FAILED in ${part}: ${test}`, ...lines.map((line) => `    ${line}`)].join('\n')
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

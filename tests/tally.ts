import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/build-extension.ts'

export interface Tally {
  passed: number
  failed: number
}

/** The part of Vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** A program that passes or fails as a whole. */
export function runCommand(command: [string, ...string[]]): Tally {
  const passed = run(command)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 }
}

export function runProject(project: string): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'reconnect-tests-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const ok = run(['vitest', 'run', '--project', project, ...reporters])
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
    return count(report, ok)
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

function run([name, ...args]: [string, ...string[]]): boolean {
  const program = join(root, 'node_modules', '.bin', name)
  const bin = join(root, 'node_modules', '.bin')
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0
}

import { relative } from 'node:path'
import type { Reporter, TestCase } from 'vitest/node'
import { addNote } from './run-notes.ts'

/** A reporter of Vitest: its JSON report doesn't tell which tests ran twice. */
export default class SecondTriesReporter implements Reporter {
  onTestCaseResult(testCase: TestCase): void {
    const { state, errors = [] } = testCase.result()
    if (state !== 'passed' || !testCase.diagnostic()?.flaky) return
    const file = relative(process.cwd(), testCase.module.moduleId)
    const why = errors.map(({ message }) => message).join('\n')
    addNote('secondTries', { test: `${file}: ${testCase.fullName}`, why })
  }
}

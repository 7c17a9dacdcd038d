import { expect } from 'vitest'
import { addNote } from './run-notes.ts'

/** Keeps wrong clicks for good: they count as a failure, whatever a second try of the test comes to. */
export function noteWrongClicks(clicks: string[]): void {
  const test = (expect.getState().currentTestName ?? '').replaceAll(' > ', ' ')
  if (clicks.length > 0) addNote('wrongClicks', { test, clicks })
}

/**
 * The one way to say that nothing was clicked which should not have been.
 * @param clicks those that were, in words
 */
export function expectNoWrongClicks(clicks: string[]): void {
  noteWrongClicks(clicks)
  expect(clicks, 'wrong clicks').toEqual([])
}

/** Of what a page of tests/page has logged: the clicks that must not have happened (pages/connect-app.ts). */
export function wrongIn(log: string[]): string[] {
  return log.filter((entry) => entry.startsWith('wrong'))
}

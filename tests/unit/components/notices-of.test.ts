import { expect, test } from 'vitest'
import { noticesOf } from '../../../components/parts/notices-of.ts'
import type { ProblemView } from '../../../utils/problems.ts'
import type { AppState } from '../../../utils/protocol/app-state.ts'
import { popupStates } from '../../views/fixtures.ts'

const access: ProblemView = { kind: 'site-access', sentence: 'No access.', whatToDo: 'Allow it.' }
const { 'signed-out': signedOut, connections } = popupStates

function withCheckProblem(state: AppState | null | undefined, problem: ProblemView): AppState {
  if (!state) throw new Error('The fixture is gone.')
  return { ...state, lastCheck: { at: 0, problem } }
}

test('the same trouble is told once, with the kind that brings its button', () => {
  const state = { ...withCheckProblem(connections, access), notices: [access] }
  const refused = { ...access, kind: 'refused' }
  expect(noticesOf({ state, troubles: [refused] })).toEqual([access])
})

test('a failed check is told, but not beside the sign-in card that says the same', () => {
  const problem: ProblemView = { kind: 'signed-out', sentence: 'Signed out.', whatToDo: 'Sign in.' }
  const told = (state: AppState) => noticesOf({ state, troubles: [] })
  expect(told(withCheckProblem(connections, problem))).toEqual([problem])
  expect(told(withCheckProblem(signedOut, problem))).toEqual([])
})

test('trouble of the page is told before the background has answered', () => {
  expect(noticesOf({ state: null, troubles: [access] })).toEqual([access])
})

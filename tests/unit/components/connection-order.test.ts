import { expect, test } from 'vitest'
import { inOrderOfNeed } from '../../../components/popup/connection-order.ts'
import { repairableOf } from '../../../components/popup/repairable.ts'
import type { AppState } from '../../../utils/app-state.ts'
import { popupStates } from '../../views/fixtures.ts'

function stateNamed(name: string): AppState {
  const state = popupStates[name]
  if (!state) throw new Error(`No state is named "${name}".`)
  return state
}
const ids = (connections: AppState['connections']) => connections.map((it) => it.service.id)

test('what needs the user comes first, the rest keeps its order', () => {
  const { connections } = stateNamed('all-states')
  expect(ids(inOrderOfNeed(connections, null))).toEqual([
    'fitbit',
    'oura',
    'polar',
    'strava',
    'garmin',
    'withings',
  ])
  expect(ids(inOrderOfNeed(connections, 'garmin'))[0]).toBe('garmin')
})

test('a service under repair or in line is not offered again', () => {
  const state = stateNamed('all-states')
  expect([...repairableOf(state)].sort()).toEqual(['fitbit', 'oura', 'polar'])
  const { repair } = stateNamed('working')
  expect([...repairableOf({ ...state, repair, queue: ['oura'] })]).toEqual(['polar'])
})

test('a service whose repair has ended is offered again', () => {
  const state = stateNamed('all-states')
  const { repair } = stateNamed('not-repaired')
  expect(repairableOf({ ...state, repair }).has('fitbit')).toBe(true)
})

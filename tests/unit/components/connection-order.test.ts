import { expect, test } from 'vitest'
import { inOrderOfNeed } from '../../../components/popup/connection-order.ts'
import { repairableOf } from '../../../components/popup/repairable.ts'
import type { AppState } from '../../../utils/protocol/app-state.ts'
import { popupStates } from '../../views/fixtures.ts'

function stateNamed(name: string): AppState {
  const state = popupStates[name]
  if (!state) throw new Error(`No state is named "${name}".`)
  return state
}
const ids = (connections: AppState['connections']) => connections.map((it) => it.service.id)
const offered = (state: AppState) => ids([...repairableOf(state)]).sort()

test('what needs the user comes first, the rest keeps its order', () => {
  const { connections } = stateNamed('all-states')
  expect(ids(inOrderOfNeed(connections, null))).toEqual([
    'fitbit',
    'oura',
    'polar',
    'strava',
    'withings',
    'garmin',
  ])
  expect(ids(inOrderOfNeed(connections, 'garmin'))[0]).toBe('garmin')
})

test('a service under repair or in line is not offered again', () => {
  const state = stateNamed('all-states')
  expect(offered(state)).toEqual(['fitbit', 'oura', 'polar'])
  const { repair, queue } = stateNamed('working')
  expect(offered({ ...state, repair, queue })).toEqual(['polar'])
})

test('a service whose repair has ended is offered again', () => {
  const state = stateNamed('all-states')
  const { repair } = stateNamed('not-repaired')
  expect(offered({ ...state, repair })).toContain('fitbit')
})

test('a service under repair or in line in another account is offered in this one', () => {
  const { repair, queue } = stateNamed('working')
  const state = stateNamed('all-states')
  const theirs = {
    repair: repair && { ...repair, account: 'account-b' },
    queue: queue.map((it) => ({ ...it, account: 'account-b' })),
  }
  expect(offered({ ...state, ...theirs })).toEqual(['fitbit', 'oura', 'polar'])
})

import { describe, expect, it } from 'vitest'
import { assess, assessmentOf } from '../../../utils/connections/assess.ts'
import { type AlertLevel, type StateId, states } from '../../../utils/connections/states.ts'
import { verdictOf } from '../../../utils/connections/verdict.ts'
import { broken, reading, working } from '../fakes/connections.ts'

const assessed = (state: StateId, alert: AlertLevel, explainFirst = false) =>
  assessmentOf(verdictOf({ state, cause: '', sentence: '', alert, explainFirst }, [], 'high'))

describe('whether a connection may be reset', () => {
  it('is decided by its state', () => {
    const may = (Object.keys(states) as StateId[]).filter(
      (state) => assessed(state, states[state].alert).mayReset,
    )
    expect(may).toEqual([
      ...['stale', 'needs-repair', 'revoked', 'scope-missing', 'shared-account'],
      ...['removed-unfinished'],
    ])
  })

  it('needs a word first where it may not last', () => {
    expect(assessed('needs-repair', 'loud', true)).toMatchObject({
      mayReset: true,
      explainFirst: true,
    })
  })

  it('is no where the data still flow: a shared account that nobody is told of', () => {
    for (const alert of ['none', 'once', 'quiet'] as const)
      expect(assessed('shared-account', alert, true)).toMatchObject({
        mayReset: false,
        explainFirst: false,
      })
  })

  it('is said with the verdict on a connection of a reading', () => {
    const connections = [broken()]
    const [connection = working()] = connections
    expect(assess(connection, reading(connections))).toMatchObject({
      verdict: { state: 'needs-repair' },
      mayReset: true,
      explainFirst: false,
    })
    expect(assess(working(), reading([working()]))).toMatchObject({ mayReset: false })
  })
})

import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../utils/page/find/entry.ts'
import { absent, type Finding, found } from '../../../../utils/page/finding.ts'
import type { Observation } from '../../../../utils/page/observation.ts'
import type { SnapshotNode } from '../../../../utils/page/snapshot/snapshot-node.ts'
import { removePlan } from '../../../../utils/page/steps/remove.ts'
import { type ControlKind, vocabularyOf } from '../../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../../utils/site/profile.ts'
import { message } from '../../../../utils/words/message.ts'
import { verbatim } from '../../../verbatim.ts'
import { fitbit } from '../../fakes/connections.ts'

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: true })
const vocabulary = vocabularyOf({ service: fitbit, otherServices: [], words })
const progress = { vocabulary, acted: false, isNewPage: false, made: [] }

const twice: Finding<SnapshotNode> = {
  kind: 'ambiguous',
  lookedFor: verbatim('it'),
  candidates: [],
}

/** A page that lists Fitbit in an open entry with these acts, and has nothing else. */
function listed(acts: Partial<Record<ControlKind, Finding<SnapshotNode>>>): Observation {
  const entry: Pick<Entry, 'isOpen' | 'expander' | 'act'> = {
    isOpen: true,
    expander: absent(verbatim('(+)')),
    act: (act) => acts[act] ?? absent(verbatim(act)),
  }
  const observation = {
    search: { entry: found(entry), offer: absent(verbatim('offer')) },
    enableService: absent(verbatim('Enable Service')),
    choice: absent(verbatim('choice')),
    enable: absent(verbatim('Enable')),
    dialogs: [],
    view: { kind: 'connect' },
  }
  return observation as unknown as Observation
}

const button = found({} as SnapshotNode)

describe('Remove', () => {
  it('comes where the entry has it, and Disable no more', () => {
    const next = removePlan(listed({ remove: button }), progress)
    expect(next).toMatchObject({
      kind: 'action',
      action: { label: message('control_act', { word: 'Remove', name: 'Fitbit' }) },
    })
  })

  it.each<[string, Partial<Record<ControlKind, Finding<SnapshotNode>>>]>([
    ['beside Remove', { disable: button, remove: button }],
    ['more than once', { disable: twice, remove: button }],
    ['alone', { disable: button }],
  ])('never comes while Disable is still there, %s', (_where, acts) => {
    const next = removePlan(listed(acts), progress)
    expect(next).toMatchObject({ kind: 'stop', problem: { kind: 'no-effect' } })
  })

  it('is done where an act has left only Enable; a bin without a name leaves no more in sight', () => {
    const onlyEnable = listed({ enable: button })
    expect(removePlan(onlyEnable, { ...progress, acted: true })).toEqual({ kind: 'done' })
    expect(removePlan(onlyEnable, { ...progress, made: ['Remove'] })).toEqual({ kind: 'done' })
    expect(removePlan(onlyEnable, progress)).toMatchObject({ kind: 'action' })
  })
})

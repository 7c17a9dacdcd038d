import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../utils/page/find/entry.ts'
import { absent, type Finding, found } from '../../../../utils/page/finding.ts'
import type { Outlook } from '../../../../utils/page/outlook.ts'
import type { Part } from '../../../../utils/page/part.ts'
import { removePlan } from '../../../../utils/page/steps/remove.ts'
import { type Act, vocabularyOf } from '../../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../../utils/site/profile.ts'
import { fitbit } from '../../fakes/connections.ts'

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: true })
const vocabulary = vocabularyOf({ service: fitbit, otherServices: [], words })
const context = { vocabulary, acted: false, isNewPage: false, made: [] }

const twice: Finding<Part> = { kind: 'ambiguous', lookedFor: 'it', candidates: [] }

/** A page that lists Fitbit in an open entry with these acts, and has nothing else. */
function listed(acts: Partial<Record<Act, Finding<Part>>>): Outlook {
  const entry: Pick<Entry, 'isOpen' | 'expander' | 'act'> = {
    isOpen: true,
    expander: absent('(+)'),
    act: (act) => acts[act] ?? absent(act),
  }
  const outlook = {
    search: { entry: found(entry), offer: absent('offer') },
    enableService: absent('Enable Service'),
    choice: absent('choice'),
    enable: absent('Enable'),
    dialogs: [],
    view: { kind: 'connect' },
  }
  return outlook as unknown as Outlook
}

const button = found({} as Part)

describe('Remove', () => {
  it('comes where the entry has it, and Disable no more', () => {
    const next = removePlan(listed({ remove: button }), context)
    expect(next).toMatchObject({ kind: 'move', move: { label: 'Remove of Fitbit' } })
  })

  it.each<[string, Partial<Record<Act, Finding<Part>>>]>([
    ['beside Remove', { disable: button, remove: button }],
    ['more than once', { disable: twice, remove: button }],
    ['alone', { disable: button }],
  ])('never comes while Disable is still there, %s', (_where, acts) => {
    const next = removePlan(listed(acts), context)
    expect(next).toMatchObject({ kind: 'stop', problem: { kind: 'no-effect' } })
  })

  it('is done where an act has left only Enable; a bin without a name leaves no more in sight', () => {
    const onlyEnable = listed({ enable: button })
    expect(removePlan(onlyEnable, { ...context, acted: true })).toEqual({ kind: 'done' })
    expect(removePlan(onlyEnable, { ...context, made: ['Remove'] })).toEqual({ kind: 'done' })
    expect(removePlan(onlyEnable, context)).toMatchObject({ kind: 'move' })
  })
})

import { describe, expect, it } from 'vitest'
import { absent, found } from '../../../../utils/page/finding.ts'
import type { Observation } from '../../../../utils/page/observation.ts'
import type { SnapshotNode } from '../../../../utils/page/snapshot/snapshot-node.ts'
import type { StepProgress } from '../../../../utils/page/steps/action.ts'
import { selectPlan } from '../../../../utils/page/steps/select.ts'
import { vocabularyOf } from '../../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../../utils/site/profile.ts'
import { verbatim } from '../../../verbatim.ts'
import { fitbit } from '../../fakes/connections.ts'

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: true })
const vocabulary = vocabularyOf({ service: fitbit, otherServices: [], words })
const progress: StepProgress = { vocabulary, acted: false, isNewPage: false, made: [] }

const node = { element: { localName: 'button' } } as unknown as SnapshotNode
const folded = { isOpen: false, expander: found(node) }

/** A page of the Connect kind, with these of the things that step 5 looks for. */
function page(shown: {
  entry?: object
  enableService?: true
  choice?: true
  enable?: true
}): Observation {
  const observation = {
    search: { entry: shown.entry ? found(shown.entry) : absent(verbatim('entry')) },
    enableService: shown.enableService ? found(node) : absent(verbatim('Enable Service')),
    choice: shown.choice ? found({ node, option: null }) : absent(verbatim('choice')),
    enable: shown.enable ? found(node) : absent(verbatim('Enable')),
  }
  return observation as unknown as Observation
}

function action(observation: Observation, made: string[] = []) {
  const next = selectPlan(observation, { ...progress, made })
  if (next.kind !== 'action') throw new Error(`no move, but ${next.kind}`)
  return next.action
}

describe('step 5', () => {
  it('opens the list, then chooses', () => {
    expect(action(page({ enableService: true })).label).toEqual(verbatim('Enable Service'))
    expect(action(page({ enableService: true, choice: true })).label).toEqual(verbatim('Fitbit'))
  })

  it('is done where Enable of the service is there, or its new entry, folded', () => {
    expect(selectPlan(page({ enable: true }), progress)).toEqual({ kind: 'done' })
    const added = page({ enableService: true, entry: folded })
    const chosen = { ...progress, made: ['Enable Service', 'Fitbit'] }
    expect(selectPlan(added, chosen)).toEqual({ kind: 'done' })
    expect(selectPlan(added, { ...progress, acted: true })).toEqual({ kind: 'done' })
  })

  it('isn’t done by an entry that was there before anything was chosen', () => {
    const listed = page({ enableService: true, entry: folded })
    expect(action(listed).label).toEqual(verbatim('Enable Service'))
    expect(action(listed, ['Enable Service']).label).toEqual(verbatim('Enable Service'))
  })

  it('takes a new entry for the effect of the choice, and not one that was there before it', () => {
    const open = page({ enableService: true, choice: true })
    const added = page({ enableService: true, entry: folded })
    expect(action(open).hasWorked(added)).toBe(true)
    expect(action(open).hasWorked(page({ enable: true }))).toBe(true)
    expect(action(open).hasWorked(open)).toBe(false)
    const listedToo = page({ enableService: true, choice: true, entry: folded })
    expect(action(listedToo).hasWorked(added)).toBe(false)
  })
})

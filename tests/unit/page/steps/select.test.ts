import { describe, expect, it } from 'vitest'
import { absent, found } from '../../../../utils/page/finding.ts'
import type { Outlook } from '../../../../utils/page/outlook.ts'
import type { Part } from '../../../../utils/page/part.ts'
import type { StepContext } from '../../../../utils/page/steps/move.ts'
import { selectPlan } from '../../../../utils/page/steps/select.ts'
import { vocabularyOf } from '../../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../../utils/site/profile.ts'
import { fitbit } from '../../fakes/connections.ts'

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: true })
const vocabulary = vocabularyOf({ service: fitbit, otherServices: [], words })
const context: StepContext = { vocabulary, acted: false, isNewPage: false, made: [] }

const part = { element: { localName: 'button' } } as unknown as Part
const folded = { isOpen: false, expander: found(part) }

/** A page of the Connect kind, with these of the things that step 5 looks for. */
function page(shown: {
  entry?: object
  enableService?: true
  choice?: true
  enable?: true
}): Outlook {
  const outlook = {
    search: { entry: shown.entry ? found(shown.entry) : absent('entry') },
    enableService: shown.enableService ? found(part) : absent('Enable Service'),
    choice: shown.choice ? found({ part, option: null }) : absent('choice'),
    enable: shown.enable ? found(part) : absent('Enable'),
  }
  return outlook as unknown as Outlook
}

function move(outlook: Outlook, made: string[] = []) {
  const next = selectPlan(outlook, { ...context, made })
  if (next.kind !== 'move') throw new Error(`no move, but ${next.kind}`)
  return next.move
}

describe('step 5', () => {
  it('opens the list, then chooses', () => {
    expect(move(page({ enableService: true })).label).toBe('Enable Service')
    expect(move(page({ enableService: true, choice: true })).label).toBe('Fitbit')
  })

  it('is done where Enable of the service is there, or its new entry, folded', () => {
    expect(selectPlan(page({ enable: true }), context)).toEqual({ kind: 'done' })
    const added = page({ enableService: true, entry: folded })
    const chosen = { ...context, made: ['Enable Service', 'Fitbit'] }
    expect(selectPlan(added, chosen)).toEqual({ kind: 'done' })
    expect(selectPlan(added, { ...context, acted: true })).toEqual({ kind: 'done' })
  })

  it('isn’t done by an entry that was there before anything was chosen', () => {
    const listed = page({ enableService: true, entry: folded })
    expect(move(listed).label).toBe('Enable Service')
    expect(move(listed, ['Enable Service']).label).toBe('Enable Service')
  })

  it('takes a new entry for the effect of the choice, and not one that was there before it', () => {
    const open = page({ enableService: true, choice: true })
    const added = page({ enableService: true, entry: folded })
    expect(move(open).hasWorked(added)).toBe(true)
    expect(move(open).hasWorked(page({ enable: true }))).toBe(true)
    expect(move(open).hasWorked(open)).toBe(false)
    const listedToo = page({ enableService: true, choice: true, entry: folded })
    expect(move(listedToo).hasWorked(added)).toBe(false)
  })
})

import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { tabHand } from '../../../utils/browser/tab-hand.ts'
import type { PageProblem, StepRequest, StepResult } from '../../../utils/page/page-step.ts'
import { parsePageAnswer } from '../../../utils/protocol/page-answers.ts'
import type { PageAnswer } from '../../../utils/protocol/page-messages.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { connectUrl, siteProfile } from '../../../utils/site/profile.ts'
import { verbatim } from '../../verbatim.ts'
import { BrowserTabs } from '../fakes/browser-tabs.ts'

const profile = siteProfile(parseBuildVariables({}))
const view: StepResult['view'] = {
  kind: 'connect',
  address: connectUrl(profile),
  hidden: false,
  entry: 'expanded',
  can: { disable: true, remove: false, enableService: true, choose: false, enable: false },
  health: { kind: 'broken', word: 'Token expired' },
  user: { isNamed: true, name: null, listed: ['garmin'] },
}
const problem: PageProblem = {
  kind: 'covered',
  lookedFor: verbatim('x'),
  candidates: ['y'],
  sentence: verbatim('z'),
}
const answers: PageAnswer[] = [
  { type: 'page/here', hasEngine: true, hasQuestions: true, guides: null },
  { type: 'page/here', hasEngine: false, hasQuestions: false, guides: 'repair-1' },
  { type: 'page/no-engine' },
  { type: 'page/observed', view },
  {
    type: 'page/performed',
    result: { kind: 'done', alreadyDone: false, clicked: ['Disable'], questions: [], view },
  },
  // Without what was found, a step that is the user's would be taken for done.
  {
    type: 'page/performed',
    result: {
      kind: 'done',
      alreadyDone: false,
      clicked: [],
      questions: [],
      found: ['button "Disable"'],
      view,
    },
  },
  {
    type: 'page/performed',
    result: {
      kind: 'leaving',
      clicked: [],
      questions: [{ asked: 'Sure?', form: 'confirm', answer: 'yes' }],
      view,
    },
  },
  {
    type: 'page/performed',
    result: { kind: 'stopped', problem, clicked: [], questions: [], view },
  },
  { type: 'page/ok' },
  { type: 'page/failed', reason: 'boom' },
]

describe('an answer of the content script', () => {
  it.each(answers)('is taken as it is: %o', (answer) => {
    expect(parsePageAnswer(answer)).toEqual(answer)
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['an older version’s', { type: 'done' }],
    ['a result without a view', { type: 'page/performed', result: { kind: 'done' } }],
    ['an unknown result', { type: 'page/performed', result: { ...answers[4], kind: 'removed' } }],
    [
      'a problem of an unknown kind',
      {
        type: 'page/performed',
        result: { kind: 'stopped', problem: { ...problem, kind: 'fine' }, clicked: [], view },
      },
    ],
    ['a view with a word that is none', { type: 'page/observed', view: { ...view, entry: 'yes' } }],
    ['text without end', { type: 'page/failed', reason: 'x'.repeat(1_000_000) }],
  ])('is none: %s', (_case, answer) => {
    expect(parsePageAnswer(answer)).toBeNull()
  })

  it('keeps nothing that wasn’t asked for', () => {
    const more = { type: 'page/ok', html: '<b>', constructor: 'x' }
    expect(parsePageAnswer(more)).toEqual({ type: 'page/ok' })
  })
})

describe('a page that answers garbage', () => {
  let tabs: BrowserTabs
  beforeEach(() => {
    tabs = new BrowserTabs()
  })

  const request: StepRequest = {
    step: 'disable',
    target: {
      service: { id: 'fitbit', name: 'Fitbit' },
      otherServices: [],
      words: profile.words,
    },
    acted: false,
    mode: 'automatic',
  }

  it('counts as lost, 300 times', async () => {
    const hand = tabHand(profile, async () => true)
    const tab = tabs.add(connectUrl(profile))
    const result = fc.record({ kind: fc.constantFrom('done', 'stopped'), view: fc.anything() })
    const nearly = fc.record({ type: fc.constantFrom('page/performed', 'page/failed'), result })
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), nearly), async (garbage) => {
        tabs.answer = (_tab, message) =>
          message.type === 'page/perform'
            ? (garbage as PageAnswer)
            : { type: 'page/here', hasEngine: true, hasQuestions: true, guides: null }
        expect(await hand.perform(tab.id ?? 0, 'repair-1', request)).toEqual({ kind: 'lost' })
      }),
      { numRuns: 300 },
    )
  })
})

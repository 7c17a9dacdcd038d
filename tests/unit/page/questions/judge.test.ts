import { describe, expect, it } from 'vitest'
import { type Asked, judgeQuestion } from '../../../../utils/page/questions/judge.ts'
import { vocabularyOf } from '../../../../utils/page/vocabulary.ts'
import { siteProfile } from '../../../../utils/site/profile.ts'
import { fitbit } from '../../fakes/connections.ts'

const { words } = siteProfile({ origin: 'http://localhost', connectPath: '/', api: true })

/** "Link" is a service, too: its name is a word that questions use of any connection. */
const vocabulary = vocabularyOf({ service: fitbit, otherServices: ['Garmin', 'Link'], words })

const judged = (question: Partial<Asked>) =>
  judgeQuestion(
    { act: 'remove', text: 'Remove Fitbit?', buttons: ['Cancel', 'Remove'], more: [], ...question },
    vocabulary,
  )

describe('a question after Remove', () => {
  it('is plain where it asks for Remove of the service and no more', () => {
    expect(judged({})).toEqual({ kind: 'plain', yes: 1 })
    expect(judged({ text: 'Are you sure?\nAlready imported data stays.' })).toEqual({
      kind: 'plain',
      yes: 1,
    })
  })

  it.each([
    'Remove Garmin?',
    'Remove Fitbit?\nGarmin',
    'Remove Fitbit and Garmin?',
    'Do you want to remove the link?',
  ])('is the user’s where it names another service: %s', (text) => {
    expect(judged({ text })).toMatchObject({ kind: 'users' })
  })

  it('is the user’s where a button names another service', () => {
    expect(judged({ text: 'Are you sure?', buttons: ['Cancel', 'Remove the link'] })).toMatchObject(
      {
        kind: 'users',
      },
    )
  })

  it.each([[['Remove', 'Yes']], [['OK', 'Cancel', 'Remove Fitbit']], [['Remove', 'Remove']]])(
    'is the user’s where several buttons say yes: %j',
    (buttons) => {
      expect(judged({ buttons })).toMatchObject({ kind: 'users' })
    },
  )

  it.each([
    ['Remove Fitbit and delete its data?'],
    ['Delete your account?'],
    ['Möchten Sie Fitbit entfernen?'],
  ])('is the user’s where it says anything that isn’t explained: %s', (text) => {
    expect(judged({ text })).toMatchObject({ kind: 'users' })
  })
})

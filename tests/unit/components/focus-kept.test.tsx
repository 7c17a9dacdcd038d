// @vitest-environment jsdom
import { render } from 'preact'
import { useRef } from 'preact/hooks'
import { afterEach, expect, it } from 'vitest'
import { Question } from '../../../components/parts/question.tsx'
import { useFocusKept } from '../../../components/parts/use-focus-kept.ts'

const buttons = () => [...document.querySelectorAll('button')]

function Place({ has }: { has: boolean }) {
  const place = useRef<HTMLElement>(null)
  const home = useRef<HTMLHeadingElement>(null)
  useFocusKept(place, home)
  return (
    <section ref={place}>
      <h2 ref={home} tabIndex={-1}>
        Home
      </h2>
      {has && <button type="button">Snooze</button>}
      <button type="button">Other</button>
    </section>
  )
}

const page = (has: boolean) =>
  render(
    <>
      <button type="button">Outside</button>
      <Place has={has} />
    </>,
    document.body,
  )

afterEach(() => render(null, document.body))

it('the focus of a control that is gone goes home', () => {
  page(true)
  buttons()[1]?.focus()
  page(false)
  expect(document.activeElement?.textContent).toBe('Home')
})

it.each([
  ['on another control', 2, 'Other'],
  ['outside', 0, 'Outside'],
])('a focus %s stays there', (_where, place, words) => {
  page(true)
  buttons()[place]?.focus()
  page(false)
  expect(document.activeElement?.textContent).toBe(words)
})

it('Escape is no', () => {
  const answers: string[] = []
  render(
    <Question
      asks="Delete?"
      no="Keep"
      onNo={() => answers.push('no')}
      yes="Delete"
      onYes={() => answers.push('yes')}
    >
      All of it.
    </Question>,
    document.body,
  )
  for (const key of ['a', 'Enter', 'Escape']) {
    buttons()[1]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }
  expect(answers).toEqual(['no'])
})

import { expect, test } from 'vitest'
import type { CommandAnswer } from '../../../utils/protocol/commands.ts'
import { type CommandTrouble, commandSender } from '../../../utils/view-link/command-sender.ts'

/** A sender whose answers are given by hand, and what it told. */
function sender() {
  const sent: string[] = []
  const told: CommandTrouble[] = []
  let answer = (_: CommandAnswer | undefined) => {}
  const send = commandSender(
    (command) => {
      sent.push(command.type)
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    (trouble) => told.push(trouble),
  )
  return { sent, told, send, answer: (given: CommandAnswer | undefined) => answer(given) }
}

test('a double click is one command', async () => {
  const { sent, send, answer } = sender()
  const first = send({ type: 'check-now' })
  await send({ type: 'check-now' })
  expect(sent).toEqual(['check-now'])
  answer({ ok: true })
  await first
  send({ type: 'check-now' })
  expect(sent).toHaveLength(2)
})

test('a refusal is told in its own words, and taken back by the next success', async () => {
  const { told, send, answer } = sender()
  const refusal = { sentence: 'Another repair is running.', whatToDo: 'Wait for it to end.' }
  const first = send({ type: 'repair', account: 'account-1', service: 'fitbit' })
  answer({ ok: false, ...refusal })
  await first
  const second = send({ type: 'check-now' })
  answer({ ok: true })
  await second
  expect(told).toEqual([expect.objectContaining(refusal), null])
})

test('silence and failure are told, and the command can be sent again', async () => {
  const { told, send, answer } = sender()
  const first = send({ type: 'sign-in' })
  answer(undefined)
  await first
  const broken = commandSender(
    () => Promise.reject(new Error('Could not establish connection.')),
    (trouble) => told.push(trouble),
  )
  await broken({ type: 'sign-in' })
  expect(told.map((it) => it?.kind)).toEqual(['no-answer', 'no-answer'])
})

import { describe, expect, it } from 'vitest'
import { answered, answering } from '../../utils/protocol/late-answer.ts'

type Answerer = Parameters<typeof answering>[0]

/** What the sender gets; 'nobody': the listener left the message to others. */
async function ask(answerer: Answerer): Promise<unknown> {
  let respond: (answer: unknown) => void = () => undefined
  const response = new Promise((resolve) => {
    respond = resolve
  })
  const isOurs = answering(answerer)('a message', { id: 'sender' }, (answer) => respond(answer))
  return isOurs ? answered(await response) : 'nobody'
}

describe('an answer that takes its time', () => {
  it.each([{ ok: true }, 'text', 0, null, undefined])('arrives as it is: %o', async (answer) => {
    expect(await ask(async () => answer)).toEqual(answer)
  })

  it('that fails, fails for who asked', async () => {
    const failing = ask(() => Promise.reject(new TypeError('The page went away.')))
    await expect(failing).rejects.toThrow('The page went away.')
  })

  it('isn’t waited for where the message is another’s', async () => {
    expect(await ask(() => undefined)).toBe('nobody')
  })

  it('is given to the message and its sender', async () => {
    const given: unknown[] = []
    await ask(async (...all) => void given.push(...all))
    expect(given).toEqual(['a message', { id: 'sender' }])
  })
})

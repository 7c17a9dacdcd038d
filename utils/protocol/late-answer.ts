import type { Browser } from 'wxt/browser'

type Answerer = (
  message: unknown,
  sender: Browser.runtime.MessageSender,
) => Promise<unknown> | undefined

/** What is sent in place of an answer that failed: the callback below can't fail, a promise could. */
interface Failure {
  failure: string
}

/**
 * A listener of runtime.onMessage whose answer takes its time: a promise is the answer, undefined leaves the
 * message to nobody. Firefox would take the promise itself, Chrome (127) takes late answers by the callback alone.
 */
export function answering(answer: Answerer) {
  return (
    message: unknown,
    sender: Browser.runtime.MessageSender,
    respond: (answer: unknown) => void,
  ): boolean => {
    const answered = answer(message, sender)
    answered?.then(respond, (error) => respond({ failure: String(error) } satisfies Failure))
    return answered !== undefined
  }
}

/** The answer to a message of ours. Throws where whoever was asked has failed. */
export function answered<T>(answer: T): T {
  const { failure } = Object(answer) as Partial<Failure>
  if (failure !== undefined) throw new Error(failure)
  return answer
}

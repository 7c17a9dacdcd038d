import type { ProblemView } from '../problems.ts'
import type { Command, CommandAnswer } from '../protocol/commands.ts'
import { say } from '../words/message.ts'

/** A command that couldn't be carried out, in the user's words; null when the last one could. */
export type CommandTrouble = ProblemView | null

function noAnswer(): ProblemView {
  return {
    kind: 'no-answer',
    sentence: say('trouble_no_answer'),
    whatToDo: say('trouble_no_answer_do'),
  }
}

/**
 * Sends commands one of a kind at a time, so that a double click isn't two commands.
 * @param deliver passes the command on and resolves to the background's answer
 * @param tell gets what went wrong, or null after a command that went well
 */
export function commandSender(
  deliver: (command: Command) => Promise<CommandAnswer | undefined>,
  tell: (trouble: CommandTrouble) => void,
): (command: Command) => Promise<void> {
  const underWay = new Set<string>()
  return async (command) => {
    const key = JSON.stringify(command)
    if (underWay.has(key)) return
    underWay.add(key)
    tell(await troubleOf(deliver, command))
    underWay.delete(key)
  }
}

async function troubleOf(
  deliver: (command: Command) => Promise<CommandAnswer | undefined>,
  command: Command,
): Promise<CommandTrouble> {
  try {
    const answer = await deliver(command)
    if (!answer) return noAnswer()
    return answer.ok ? null : { kind: 'refused', ...answer }
  } catch {
    return noAnswer()
  }
}

import { describeProblem, type Problem } from '../../problems.ts'
import type { Command, CommandAnswer } from '../../protocol/commands.ts'
import { StorageError } from '../../storage/database.ts'
import { UnfitValueError } from '../../storage/fitting.ts'
import { say } from '../../words/message.ts'

/** A command of one kind, with what it is about. */
type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

/** What carries out commands, by their kind; nothing given back: it is done. */
export type CommandTable<T extends Command['type'] = Command['type']> = {
  [K in T]: (command: CommandOf<K>) => Promise<CommandAnswer | undefined> | undefined
}

const done: CommandAnswer = { ok: true }

/** Carries out what a view asks; every fault becomes an answer. */
export async function carryOut(table: CommandTable, command: Command): Promise<CommandAnswer> {
  const handle = table[command.type] as (command: Command) => Promise<CommandAnswer | undefined>
  try {
    return (await handle(command)) ?? done
  } catch (error) {
    if (error instanceof StorageError || error instanceof UnfitValueError)
      return refuse({ kind: error.kind, detail: error.message })
    throw error
  }
}

/** A problem as the answer to a command. */
export function refuse(problem: Problem): CommandAnswer {
  const { sentence, whatToDo } = describeProblem(problem)
  return { ok: false, sentence, whatToDo }
}

/** Why a command alone can't be carried out. */
type Refusal = 'same_account' | 'unfinished' | 'newer_repair' | 'may_not_last'

/** A refusal that is no problem of anything else. */
export function refuseAs(why: Refusal): CommandAnswer {
  return { ok: false, sentence: say(`refuse_${why}`), whatToDo: say(`refuse_${why}_do`) }
}

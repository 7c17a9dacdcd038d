import type { Alerts } from '../../alerts/alerts.ts'
import type { CommandTable } from './table.ts'

/** What the user decides about alerts. */
export function alertCommands(
  alerts: Pick<Alerts, 'explain' | 'snooze'>,
): CommandTable<'explained' | 'snooze'> {
  return {
    explained: async (connection) => {
      await alerts.explain(connection)
      return undefined
    },
    snooze: async (command) => {
      await alerts.snooze(command, command.for)
      return undefined
    },
  }
}

import { signOut } from '../../identity/sign-out.ts'
import type { CommandAnswer } from '../../protocol/commands.ts'
import { saveSettings } from '../../settings/settings.ts'
import type { Parts } from '../parts.ts'
import { type CommandTable, refuseAs } from './table.ts'

type Needs = Pick<Parts, 'store' | 'sessions' | 'journal' | 'monitor' | 'runner' | 'profile'>

/** What is kept on this machine. */
export function dataCommands(needs: Needs): CommandTable<'save-settings' | 'erase-data'> {
  return {
    'save-settings': async ({ settings }) => {
      await saveSettings(needs.store, settings)
      return undefined
    },
    'erase-data': () => eraseData(needs),
  }
}

/** Nothing is erased that somebody still has to finish. */
async function eraseData(needs: Needs): Promise<CommandAnswer | undefined> {
  const { store, sessions, journal, monitor, runner, profile } = needs
  if (await runner.showUnfinished()) return refuseAs('unfinished')
  if ((await journal.unreadable()).some(({ isNewer }) => isNewer)) return refuseAs('newer_repair')
  for (const { id } of await sessions.all()) await signOut(profile.origin, sessions, id)
  await monitor.forgetAll()
  await store.clear()
  journal.forget()
  await monitor.reset()
  return undefined
}

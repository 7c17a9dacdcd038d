import type { CommandTable } from './table.ts'

/** Reading the connections anew. */
export function checkCommands({
  check,
}: {
  check: (reason: 'user') => Promise<void>
}): CommandTable<'check-now' | 'grant-site-access'> {
  const checkNow = async () => {
    await check('user')
    return undefined
  }
  return { 'check-now': checkNow, 'grant-site-access': checkNow }
}

import { containerOfAccount } from '../../monitor/page-account.ts'
import type { Accounts } from '../accounts.ts'
import type { Parts } from '../parts.ts'
import type { CommandTable } from './table.ts'

interface Needs {
  accounts: Accounts
  openConnectPage: Parts['openConnectPage']
}

type Kinds = 'sign-in' | 'add-account' | 'sign-out' | 'show-account' | 'open-connect-page'

/** Who is signed in, and whose connections are shown. */
export function accountCommands({ accounts, openConnectPage }: Needs): CommandTable<Kinds> {
  return {
    'sign-in': () => accounts.signIn(false),
    'add-account': () => accounts.signIn(true),
    'sign-out': async ({ account }) => {
      await accounts.signOut(account)
      return undefined
    },
    'show-account': async ({ account }) => {
      await accounts.show(account)
      return undefined
    },
    'open-connect-page': async ({ account }) => {
      await openConnectPage(containerOfAccount(account))
      return undefined
    },
  }
}

import type { Connection } from '../model/connection.ts'
import { typeName } from '../model/service-catalogue.ts'
import { clearProblem, setProblem } from './problem.ts'

/** Data types of the Connect Settings that the user has not granted. */
export function missingTypes({ settings, token }: Connection): string[] {
  return Object.keys(settings).filter((type) => settings[type] && !token?.scopes.includes(type))
}

/** Sets or clears scope_missing by what is chosen and what is granted. */
export function checkScopes(connection: Connection): void {
  const missing = missingTypes(connection)
  if (missing.length === 0) clearProblem(connection, 'scope_missing')
  else if (!connection.problem || connection.problem.code === 'scope_missing')
    setProblem(connection, 'scope_missing', `Not shared: ${missing.map(typeName).join(', ')}.`)
}

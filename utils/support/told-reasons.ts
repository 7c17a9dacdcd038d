import type { Problem } from '../problems.ts'
import type { RepairProblem } from '../repair/record/problem.ts'
import type { MessageId } from '../words/catalog.ts'

/**
 * Why a repair wasn't made, by kind alone. The sentences for the user aren't used here: they quote the
 * page, the API and names.
 */
export const reasons: Record<RepairProblem['kind'], string> = {
  'nothing-to-repair': 'The connection works.',
  'not-confirmed': 'Trouble that may pass by itself; not confirmed yet.',
  'switched-off': 'The connection is switched off in FitTrend.',
  'import-paused': 'The import is only paused.',
  'service-down': 'The service can’t be added right now.',
  'service-retired': 'The service has ended its interface.',
  'service-not-offered': 'The service isn’t among those that can be added.',
  'unknown-service': 'The account has no connection to the service.',
  'newer-repair': 'A newer version of Reconnect has begun a repair.',
  'page-lost': 'The Connect page couldn’t be opened.',
  'not-removed': 'The page shows the service removed, FitTrend doesn’t say so.',
  'other-account': 'The Connect page seems to be signed in to another account.',
  'consent-denied': 'Permission was refused at the service.',
  'consent-closed': 'The window of the service was closed.',
  'consent-expired': 'The question of the service was open for too long.',
  'consent-invalid': 'The answer of the service isn’t the one that was asked for.',
  'account-in-use': 'Another FitTrend account imports from this account of the service.',
  'scope-missing': 'Not every data type was allowed.',
  'service-error': 'The service had trouble of its own.',
  'wrong-account': 'FitTrend is connected to another account of the service than before.',
  'consent-unreachable': 'The page of the service couldn’t be loaded.',
  'not-connected': 'FitTrend doesn’t show the service as connected after it was added.',
  'not-answered': 'Added again; FitTrend hasn’t answered since.',
  'removed-by-hand': 'The user removed the connection by hand after it broke.',
  'no-import': 'Connected again, but nothing has been imported yet.',
  'data-missing': 'Connected again, but with less data than before.',
  stopped: 'The user stopped the repair.',
  busy: 'Another repair was at work.',
  api: 'FitTrend’s interface gave no usable answer.',
  internal: 'Something went wrong in Reconnect itself.',
  page: 'The page didn’t allow a step.',
}

/** What FitTrend's interface came to, by kind alone. */
export const apiReasons: Record<Problem['kind'], string> = {
  offline: 'offline',
  unreachable: 'can’t be reached',
  timeout: 'takes too long to answer',
  'signed-out': 'signed out',
  'account-signed-out': 'signed out of the repair’s account',
  'container-gone': 'the container was deleted',
  forbidden: 'not allowed',
  'rate-limited': 'asked to wait',
  'server-error': 'trouble at FitTrend',
  'not-fittrend': 'something else answered',
  malformed: 'an answer that can’t be understood',
  'no-api': 'isn’t offered',
  refused: 'refused',
  'sign-in-cancelled': 'the sign-in was cancelled',
  'sign-in-busy': 'a sign-in was open already',
  'sign-in-failed': 'the sign-in failed',
  'no-identity': 'no sign-in window in this browser',
  'site-access': 'no access to the site',
  storage: 'the browser keeps no data',
  'newer-data': 'data of a newer version',
  'page-not-open': 'the page isn’t open',
  'site-signed-out': 'signed out on the site',
  'page-unreadable': 'the page can’t be understood',
}

/** What the engine looks for, by the ids of the messages that name it. */
export const lookedForWords = {
  control_expander: 'what opens the entry',
  control_act: 'a control of the entry',
  control_menu_button: 'the button that opens the menu',
  look_expander: 'what opens the entry',
  look_act: 'a control of the entry',
  look_word: 'a control of the page',
  look_button: 'a control of the page',
  look_choice: 'the service in the list',
  look_service: 'any service in the list',
  look_menu_button: 'the button that opens the menu',
  look_connect_page: 'the Connect page',
  look_entry: 'the entry',
  look_offer: 'Enable beside the service',
} as const satisfies { [K in MessageId]?: string }
export const lookedFors = Object.keys(lookedForWords) as (keyof typeof lookedForWords)[]

/** Names of errors that the language and the browser give (ECMA-262, 20.5; Web IDL, DOMException). */
export const errorNames = [
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  ...['TypeError', 'URIError', 'AbortError', 'ConstraintError', 'DataCloneError', 'DataError'],
  ...[
    'InvalidAccessError',
    'InvalidStateError',
    'NetworkError',
    'NotAllowedError',
    'NotFoundError',
  ],
  ...['NotReadableError', 'NotSupportedError', 'OperationError', 'QuotaExceededError'],
  ...['ReadOnlyError', 'SecurityError', 'TimeoutError', 'TransactionInactiveError', 'UnknownError'],
  'VersionError',
] as const

import * as v from 'valibot'
import { settingsSchema } from '../settings/schema.ts'
import { serviceIdPattern } from '../site/service-id.ts'

export { viewPortName } from './view-port.ts'

const serviceId = v.pipe(v.string(), v.regex(serviceIdPattern))
const accountId = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const repairId = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/**
 * What a view may ask of the background. Answers are `CommandAnswer`; what follows shows in AppState. What is
 * about a connection names its account: another one may be shown by the time it arrives.
 */
export const commandSchema = v.variant('type', [
  v.object({ type: v.literal('check-now') }),
  v.object({ type: v.literal('sign-in') }),
  /** Sign in with one more FitTrend account, which is watched beside the others. */
  v.object({ type: v.literal('add-account') }),
  /** Forgets what was kept of the account, too. */
  v.object({ type: v.literal('sign-out'), account: accountId }),
  v.object({ type: v.literal('show-account'), account: accountId }),
  /** Open the Connect page, e.g. to enable what was switched off. */
  v.object({ type: v.literal('open-connect-page'), account: accountId }),
  v.object({ type: v.literal('repair'), account: accountId, service: serviceId }),
  v.object({ type: v.literal('repair-all'), account: accountId }),
  /** Stop the repair at the next safe point. */
  v.object({ type: v.literal('stop-repair'), repair: repairId }),
  /** Bring the tab (or consent window) that the repair works in to the front. */
  v.object({ type: v.literal('show-page'), repair: repairId }),
  v.object({ type: v.literal('grant-permission'), repair: repairId }),
  /** The user has looked at the page: whether it is that of the repair's account, as was asked. */
  v.object({ type: v.literal('confirm-account'), repair: repairId, isIt: v.boolean() }),
  /** The list of services can't be read: whether the repair goes on, and step 5 is the user's. */
  v.object({ type: v.literal('go-on-without-list'), repair: repairId, goOn: v.boolean() }),
  v.object({ type: v.literal('try-again'), repair: repairId }),
  /** Show the user on the Connect page what to click, from this step on; while it runs or after it. */
  v.object({ type: v.literal('do-it-myself'), repair: repairId }),
  /** Click by ourselves again, from this step on. */
  v.object({ type: v.literal('do-it-for-me'), repair: repairId }),
  /** A repair that ended after Remove is not to be finished: nothing more is said of it. */
  v.object({ type: v.literal('leave-removed'), repair: repairId }),
  /** Close the result of an ended repair. */
  v.object({ type: v.literal('close-result'), repair: repairId }),
  /** The user has read why a repair may not last, and wants it offered. */
  v.object({ type: v.literal('explained'), account: accountId, service: serviceId }),
  /** No alert for a time; null: alert again. */
  v.object({
    type: v.literal('snooze'),
    account: accountId,
    service: serviceId,
    for: v.nullable(v.picklist(['day', 'week', 'change'])),
  }),
  v.object({ type: v.literal('grant-site-access') }),
  v.object({ type: v.literal('save-settings'), settings: settingsSchema }),
  /** Forget all that is kept on this machine: history, receipts, settings, the sign-in. */
  v.object({ type: v.literal('erase-data') }),
])
export type Command = v.InferOutput<typeof commandSchema>

/** Errors travel as data: a rejected promise loses its kind on the way between contexts. */
export type CommandAnswer = { ok: true } | { ok: false; sentence: string; whatToDo: string }

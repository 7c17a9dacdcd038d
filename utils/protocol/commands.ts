import * as z from 'zod/mini'
import { settingsSchema } from '../settings/schema.ts'
import { serviceIdPattern } from '../site/service-id.ts'

export { type ViewPush, viewPortName } from './view-port.ts'

const serviceId = z.string().check(z.regex(serviceIdPattern))
const accountId = z.string().check(z.minLength(1), z.maxLength(200))
const repairId = z.string().check(z.minLength(1), z.maxLength(64))

/**
 * What a view may ask of the background. Answers are `CommandAnswer`; what follows shows in AppState. What is
 * about a connection names its account: another one may be shown by the time it arrives.
 */
export const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('check-now') }),
  z.object({ type: z.literal('sign-in') }),
  /** Sign in with one more FitTrend account, which is watched beside the others. */
  z.object({ type: z.literal('add-account') }),
  /** Forgets what was kept of the account, too. */
  z.object({ type: z.literal('sign-out'), account: accountId }),
  z.object({ type: z.literal('show-account'), account: accountId }),
  /** Open the Connect page, e.g. to enable what was switched off. */
  z.object({ type: z.literal('open-connect-page'), account: accountId }),
  z.object({ type: z.literal('repair'), account: accountId, service: serviceId }),
  z.object({ type: z.literal('repair-all'), account: accountId }),
  /** Stop the repair at the next safe point. */
  z.object({ type: z.literal('stop-repair'), repair: repairId }),
  /** Bring the tab (or consent window) that the repair works in to the front. */
  z.object({ type: z.literal('show-page'), repair: repairId }),
  z.object({ type: z.literal('grant-permission'), repair: repairId }),
  /** The user has looked at the page: whether it is that of the repair's account, as was asked. */
  z.object({ type: z.literal('confirm-account'), repair: repairId, isIt: z.boolean() }),
  /** The list of services can't be read: whether the repair goes on, and step 5 is the user's. */
  z.object({ type: z.literal('go-on-without-list'), repair: repairId, goOn: z.boolean() }),
  z.object({ type: z.literal('try-again'), repair: repairId }),
  /** Show the user on the Connect page what to click, from this step on; while it runs or after it. */
  z.object({ type: z.literal('do-it-myself'), repair: repairId }),
  /** Click by ourselves again, from this step on. */
  z.object({ type: z.literal('do-it-for-me'), repair: repairId }),
  /** A repair that ended after Remove is not to be finished: nothing more is said of it. */
  z.object({ type: z.literal('leave-removed'), repair: repairId }),
  /** Close the result of an ended repair. */
  z.object({ type: z.literal('close-result'), repair: repairId }),
  /** The user has read why a repair may not last, and wants it offered. */
  z.object({ type: z.literal('explained'), account: accountId, service: serviceId }),
  /** No alert for a time; null: alert again. */
  z.object({
    type: z.literal('snooze'),
    account: accountId,
    service: serviceId,
    for: z.nullable(z.enum(['day', 'week', 'change'])),
  }),
  z.object({ type: z.literal('grant-site-access') }),
  z.object({ type: z.literal('save-settings'), settings: settingsSchema }),
  /** Forget all that is kept on this machine: history, receipts, settings, the sign-in. */
  z.object({ type: z.literal('erase-data') }),
])
export type Command = z.infer<typeof commandSchema>

/** Errors travel as data: a rejected promise loses its kind on the way between contexts. */
export type CommandAnswer = { ok: true } | { ok: false; sentence: string; whatToDo: string }

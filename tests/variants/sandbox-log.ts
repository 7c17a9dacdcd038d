import { setTimeout as delay } from 'node:timers/promises'
import type { LoggedEvent } from '../../sandbox/model/event-log.ts'
import type { RunningSandbox } from '../../sandbox/start.ts'
import type { PageVariant } from '../../sandbox/variants/variant.ts'
import { type SignInCookie, target } from './run.ts'

/** Everything as at the start, the variant in force, Fitbit's token expired, and a fresh sign-in. */
export async function setScene(
  sandbox: RunningSandbox,
  { name }: PageVariant,
): Promise<SignInCookie> {
  await scene(sandbox, 'reset')
  await scene(sandbox, 'variant', { name })
  await scene(sandbox, 'expire', { service: target.id })
  const { cookie } = (await scene(sandbox, 'sign-in')) as { cookie: SignInCookie }
  return { name: cookie.name, value: cookie.value }
}

async function scene(sandbox: RunningSandbox, name: string, input: object = {}): Promise<unknown> {
  const response = await fetch(`${sandbox.origin}/sandbox/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`)
  return response.json()
}

/** What the server saw of the run. */
export interface Verdict {
  /** Disable, Remove and Enable of the right service arrived, once each. */
  isComplete: boolean
  /** How often each arrived, in words. */
  steps: string
  /** Everything else that was clicked or done, in words. */
  wrong: string[]
}

async function judge(sandbox: RunningSandbox, variant: PageVariant): Promise<Verdict> {
  const response = await fetch(`${sandbox.origin}/sandbox/log`)
  const { events } = (await response.json()) as { events: LoggedEvent[] }
  const times = steps.map((kind) => events.filter((event) => isOurs(event, kind)).length)
  return {
    isComplete: times.every((count) => count === 1),
    steps: steps.map((kind, index) => `${kind} ${times[index]}`).join(', '),
    wrong: [
      ...events.filter((event) => isWrong(event, variant)).map(describe),
      ...steps.filter((_, index) => (times[index] ?? 0) > 1).map((kind) => `${kind} twice`),
    ],
  }
}

/** The same, once all that was sent has arrived: a page that leaves tells of its last click late. */
export async function finalVerdict(
  sandbox: RunningSandbox,
  variant: PageVariant,
  isDone: boolean,
): Promise<Verdict> {
  const deadline = performance.now() + 3_000
  await delay(150)
  for (;;) {
    const verdict = await judge(sandbox, variant)
    if (verdict.isComplete || !isDone || performance.now() > deadline) return verdict
    await delay(100)
  }
}

const steps = ['disable', 'remove', 'enable'] as const

function isOurs({ kind, service }: LoggedEvent, step: (typeof steps)[number]): boolean {
  return kind === step && service === target.id
}

function isWrong({ kind, service }: LoggedEvent, { refusesOnce }: PageVariant): boolean {
  if (kind === 'decoy' || kind === 'settings' || kind === 'sign-out') return true
  if (kind === 'refused') return refusesOnce === undefined
  return ['click', 'disable', 'remove', 'enable'].includes(kind) && isOther(service)
}

function isOther(service: string | null): boolean {
  return service !== null && service !== '' && service !== target.id
}

function describe({ kind, service, detail }: LoggedEvent): string {
  return `${kind} ${service ?? ''} ${JSON.stringify(detail)}`
}

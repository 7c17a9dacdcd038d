import { isoTime, now } from '../clock.ts'

/**
 * `click` and `decoy` come from the page's script: any control that was clicked. The others are
 * changes that the server made.
 */
export type EventKind =
  | 'click'
  | 'decoy'
  | 'sign-in'
  | 'sign-out'
  | 'settings'
  | 'disable'
  | 'remove'
  | 'enable'
  | 'connected'
  | 'connect-failed'
  | 'refused'

export interface LoggedEvent {
  at: string
  kind: EventKind
  account: string | null
  service: string | null
  detail: Record<string, unknown>
}

type Counted = 'disable' | 'remove' | 'enable' | 'connected' | 'settings'
const counted: readonly EventKind[] = ['disable', 'remove', 'enable', 'connected', 'settings']

/** What was done to the site, in order, so that tests can count wrong and doubled steps. */
export class EventLog {
  #events: LoggedEvent[] = []

  add(
    kind: EventKind,
    account: string | null,
    service: string | null,
    detail: Record<string, unknown> = {},
  ): void {
    this.#events.push({ at: isoTime(now()), kind, account, service, detail })
  }

  get events(): readonly LoggedEvent[] {
    return this.#events
  }

  /** How often each step was taken per service, and how many decoys were clicked. */
  counts(): { decoys: number; services: Record<string, Record<Counted, number>> } {
    const services: Record<string, Record<Counted, number>> = {}
    for (const { kind, service } of this.#events) {
      if (!service || !isCounted(kind)) continue
      const steps = services[service] ?? noSteps()
      steps[kind] += 1
      services[service] = steps
    }
    return { decoys: this.#events.filter(({ kind }) => kind === 'decoy').length, services }
  }

  clear(): void {
    this.#events = []
  }
}

function isCounted(kind: EventKind): kind is Counted {
  return counted.includes(kind)
}

function noSteps(): Record<Counted, number> {
  return { disable: 0, remove: 0, enable: 0, connected: 0, settings: 0 }
}

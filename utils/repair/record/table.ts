import type { EventKind } from './events.ts'
import { type Phase, phases } from './schema.ts'

/** Where an event may come, and where it leads. */
export interface Row {
  from: readonly Phase[]
  /** `same`: the phase stays. */
  to: readonly (Phase | 'same')[]
  /**
   * Where it may come too late, because the user, another tab or a slow answer was quicker: nothing happens. In
   * every other phase it is a fault of ours, and thrown.
   */
  late: readonly Phase[]
}

const onPage = ['open', 'expand', 'disable', 'remove', 'select'] as const
export const steps = [...onPage, 'enable'] as const
const underWay = ['gate', ...steps, 'verify'] as const
const over = ['repaired', 'not-repaired'] as const
const afterSteps = ['verify', ...over] as const
const besideSteps = ['gate', ...afterSteps] as const
const beforeFailure = [...underWay, 'repaired'] as const
const stays = ['same'] as const

/**
 * Every legal pair of phase and event. Each step may be left forward, ended, or (when the connection turns out to
 * be back already, by hand or by another browser) verified. A repair that ended after Remove is carried on.
 */
export const table = {
  'gate-passed': { from: ['gate'], to: ['open'], late: [] },
  ended: { from: underWay, to: ['not-repaired'], late: over },
  'found-removed': { from: ['expand'], to: ['not-repaired'], late: over },

  'step-intended': { from: steps, to: stays, late: [] },
  'step-untouched': { from: steps, to: stays, late: [] },
  'step-proved': {
    from: onPage,
    to: ['expand', 'disable', 'remove', 'select', 'enable'],
    late: ['enable', 'verify', ...over],
  },
  'select-passed-over': { from: ['select'], to: ['enable'], late: ['enable', 'verify', ...over] },

  'tab-opened': { from: steps, to: stays, late: besideSteps },
  'browser-started': { from: phases, to: stays, late: [] },
  'questions-asked': { from: steps, to: stays, late: afterSteps },
  'page-seen': { from: steps, to: stays, late: afterSteps },
  'account-doubted': { from: steps, to: stays, late: besideSteps },
  'account-proved': { from: steps, to: stays, late: afterSteps },

  'list-read': { from: ['disable'], to: stays, late: afterSteps },
  'list-unread': { from: ['disable'], to: stays, late: afterSteps },
  'list-told': {
    from: ['disable'],
    to: ['same', 'not-repaired'],
    late: ['gate', 'open', 'expand', 'remove', 'select', 'enable', 'verify', ...over],
  },

  'sign-in-asked': { from: steps, to: stays, late: afterSteps },
  'whose-page-asked': { from: steps, to: stays, late: afterSteps },
  'whose-page-told': {
    from: steps,
    to: ['same', 'select', 'verify', 'not-repaired'],
    late: besideSteps,
  },
  'click-asked': { from: steps, to: stays, late: afterSteps },
  'click-not-done': {
    from: steps,
    to: ['enable', 'not-repaired'],
    late: besideSteps,
  },
  'wait-over': { from: steps, to: stays, late: besideSteps },
  'hands-changed': { from: underWay, to: ['same', 'select'], late: over },

  'consent-asked': { from: ['enable'], to: stays, late: afterSteps },
  'consent-awaited': { from: ['enable'], to: stays, late: ['select', 'verify', ...over] },
  'consent-unavailable': { from: ['enable'], to: ['select'], late: ['select', 'verify', ...over] },
  'consent-window-opened': {
    from: ['select', 'enable', 'verify', 'not-repaired'],
    to: stays,
    late: ['remove', 'repaired'],
  },
  'consent-window-adopted': {
    from: ['enable', 'not-repaired'],
    to: stays,
    late: ['select', 'verify', 'repaired'],
  },
  'consent-window-gone': { from: phases, to: stays, late: [] },
  'consent-failed': {
    from: ['enable', 'not-repaired'],
    to: ['same', 'not-repaired'],
    late: ['remove', 'select', 'verify', 'repaired'],
  },
  'consent-in-tab': { from: ['enable'], to: stays, late: [] },
  'consent-in-tab-denied': {
    from: ['enable'],
    to: ['not-repaired'],
    late: ['select', 'verify', ...over],
  },
  back: { from: [...steps, 'not-repaired'], to: ['verify'], late: ['gate', 'verify', 'repaired'] },

  looked: { from: ['verify'], to: stays, late: [] },
  'settings-saved': { from: ['verify'], to: stays, late: [] },
  proved: { from: ['verify'], to: ['repaired'], late: [] },

  'stop-asked': { from: underWay, to: ['same', 'not-repaired'], late: over },
  'carried-on': {
    from: ['not-repaired'],
    to: ['remove', 'select', 'enable', 'verify'],
    late: beforeFailure,
  },
  'listed-later': { from: ['not-repaired'], to: stays, late: beforeFailure },
  'result-shown': { from: over, to: stays, late: underWay },
  'result-closed': { from: over, to: stays, late: underWay },
  'left-removed': { from: ['not-repaired'], to: stays, late: beforeFailure },
  'handed-on': { from: ['not-repaired'], to: stays, late: beforeFailure },
} as const satisfies Record<EventKind, Row>

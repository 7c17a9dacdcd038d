import type { AppState } from './app-state.ts'

// Apart from messages.ts, whose schemas would come into every view.

/** Port that carries AppState from the background to each open view. */
export const viewPortName = 'view'

/** What a view says over the port, at first and whenever it changes: whether somebody can see it. */
export interface ViewReport {
  isVisible: boolean
}

/** What the background pushes over the port. */
export interface ViewPush {
  state: AppState
}

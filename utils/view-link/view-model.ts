import type { ProblemView } from '../problems.ts'
import type { AppState } from '../protocol/app-state.ts'
import type { Command } from '../protocol/commands.ts'

/** What a view draws: the background's state, and what only this page can know. */
export interface ViewModel {
  /** Null until the background has answered for the first time. */
  state: AppState | null
  /** Trouble of this page: the background is silent, a command was refused, no access to the site. */
  troubles: ProblemView[]
}

/** What a view may ask of its door. */
export interface ViewActions {
  send(command: Command): void
  /** Must run inside the user's click: browsers show the question only then. */
  askSiteAccess(): void
  /** Resolves to whether the text is on the clipboard. */
  copy(text: string): Promise<boolean>
}

/** Kind of the problem that brings the button "Allow access to FitTrend" with it. */
export const siteAccessProblem = 'site-access'

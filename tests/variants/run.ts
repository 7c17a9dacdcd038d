import type { RunningSandbox } from '../../sandbox/start.ts'
import type { PageVariant } from '../../sandbox/variants/variant.ts'
import type { StepId } from '../../utils/site/steps.ts'

/** The service that is repaired on every variant. Clicks on any other are wrong. */
export const target = { id: 'fitbit', name: 'Fitbit' }

/** How an attempt on one page ended, as the one who drove it says. */
export type Ending = { kind: 'completed' } | { kind: 'stopped'; at: StepId; said: string }

/** One variant in one browser, at its start; `attempt` again is what "Try again" does. */
export interface VariantRun {
  /** The tab had to be brought to the front. */
  wasShown: boolean
  attempt(): Promise<Ending>
  close(): Promise<void>
}

/** How the page's tab is when the run starts. */
export type Visibility = 'visible' | 'hidden'

/** Whoever can drive variants: the engine by itself, or the whole extension. */
export interface Driver {
  /** Opens the Connect page; the sandbox serves the variant, and `cookie` signs in. */
  open(
    variant: PageVariant,
    sandbox: RunningSandbox,
    cookie: SignInCookie,
    visibility: Visibility,
  ): Promise<VariantRun>
  close(): Promise<void>
}

export interface SignInCookie {
  name: string
  value: string
}

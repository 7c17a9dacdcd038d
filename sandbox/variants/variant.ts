import type { SiteWords } from '../../utils/site/profile.ts'
import type { StepId } from '../../utils/site/steps.ts'
import type { Html } from '../http/html.ts'
import type { Route } from '../http/router.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ConnectView } from '../site/connect-view.ts'
import type { CspNeed } from '../site/security-headers.ts'
import type { Trait } from './trait.ts'

/** What an engine that knows nothing but the words has to come to on a page. */
type Expectation =
  | { expects: 'completes' }
  /** Stops with guidance, at one of these steps, and hasn't clicked anything wrong. */
  | {
      expects: 'stops'
      at: readonly StepId[]
      why: string
      /** What the user's "Try again" comes to, where that is worth trying. */
      again?: 'completes' | 'stops'
    }

interface VariantFacts {
  name: string
  /** What is different about it, in one sentence. */
  summary: string
  covers: readonly Trait[]
  /** The UI kit from npm that it is built with. */
  kit?: string
  /** Words of the page that a profile would hold, where they aren't the help article's. */
  words?: Partial<SiteWords>
}

/**
 * One way to draw the Connect page. All variants show the same data and post to the same URLs
 * (site/connect-actions.ts); they differ in markup, in script, and in what happens on a click.
 */
export type PageVariant = VariantFacts & Expectation & Drawing

interface Drawing {
  /** Content of `<main>`. */
  page(view: ConnectView): Html
  /** The baseline: without the look-alike services and the decoys that all other variants have. */
  isBare?: true
  /** In place of the site's usual header. */
  header?(view: ConnectView): Html
  /** Module in this folder that runs in the page, built when it is first asked for (bundle.ts). */
  client?: string
  /** Paths of scripts to load as they are. */
  scripts?: readonly string[]
  /** Style sheets of packages, e.g. `bootstrap/dist/css/bootstrap.min.css`. */
  kitStyles?: readonly string[]
  style?: string
  /** What its kit can't do without, beyond the site's own policy. */
  csp?: readonly CspNeed[]
  /** Steps that the server refuses the first time in each session. */
  refusesOnce?: readonly ('disable' | 'remove')[]
  /** Pages and assets of this variant alone, e.g. the content of a frame. */
  routes?(sandbox: Sandbox): Route[]
}

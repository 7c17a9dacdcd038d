import type { Html } from '../http/html.ts'
import type { Route } from '../http/router.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ConnectView } from '../site/connect-view.ts'

/**
 * One way to draw the Connect page. All variants show the same data and post to the same URLs
 * (site/connect-actions.ts); they differ in markup, in script, and in what happens on a click.
 */
export interface PageVariant {
  name: string
  /** What is different about it, in one sentence. */
  summary: string
  /** Content of `<main>`. */
  page(view: ConnectView): Html
  /** Paths of scripts, besides the click recorder that every page loads. */
  scripts: readonly string[]
  /** Pages and assets of this variant alone, e.g. the content of a frame. */
  routes?(sandbox: Sandbox): Route[]
}

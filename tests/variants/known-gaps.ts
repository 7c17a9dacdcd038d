import { type BrowserName, browserNames } from '../page/browser-page.ts'

interface KnownGap {
  variants: readonly string[]
  browsers: readonly BrowserName[]
  reason: string
  /** It depends on the moment: neither outcome fails the test. */
  isUnsteady?: true
}

/**
 * Honest pages that aren't completed yet. The test fails when one of these begins to pass. A wrong
 * click is never a gap: it always fails.
 */
const gaps: readonly KnownGap[] = [
  {
    variants: ['page-loads'],
    browsers: browserNames,
    reason: 'a heading "Enable Service" is not taken to hold what follows it up to the next one',
  },
  {
    variants: ['table', 'alpine'],
    browsers: browserNames,
    reason: 'Enable is used before the select or radio that came to light with it is set',
  },
  {
    variants: ['mui', 'antd'],
    browsers: browserNames,
    reason: 'an expander whose name says more than the service is not known as one',
  },
  {
    variants: ['native-select', 'turbo', 'short-list', 'lazy-list'],
    browsers: browserNames,
    reason: 'after Remove, an advert that names the service is taken for the title of what follows',
  },
  {
    variants: ['menu-only'],
    browsers: browserNames,
    reason: 'a menu that holds another folded menu is not seen to have opened',
  },
  {
    variants: ['jquery-ui'],
    browsers: browserNames,
    reason: 'a label that is for a span does not name the list of services',
  },
  {
    variants: ['vuetify'],
    browsers: browserNames,
    reason: 'a dialog is judged before it has faded in',
  },
  {
    variants: ['material-web'],
    browsers: browserNames,
    reason: 'a dialog is judged before it has faded in',
    isUnsteady: true,
  },
  {
    variants: ['fluent'],
    browsers: browserNames,
    reason: 'custom elements that take their role from ElementInternals have no name for us',
  },
  {
    variants: ['shoelace'],
    browsers: ['firefox'],
    reason: 'a combobox that shows its choice as the value of an input is not seen to have chosen',
    isUnsteady: true,
  },
]

/** Whether a variant may fail there, must, or must not. */
export function gapOf(variant: string, browser: BrowserName): 'none' | 'unsteady' | 'steady' {
  const gap = gaps.find((one) => one.variants.includes(variant) && one.browsers.includes(browser))
  if (!gap) return 'none'
  return gap.isUnsteady ? 'unsteady' : 'steady'
}

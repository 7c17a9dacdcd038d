import type { PageView } from '../../page/page-step.ts'
import type { StepId } from '../../site/steps.ts'
import type { PageSession } from './schema.ts'

/** Steps at which nothing but the list of connections is on the page. */
const listing: ReadonlySet<StepId> = new Set<StepId>(['expand', 'disable', 'remove'])

/** What is known of the page's session after one more look at it. @param accountName as the API says it */
export function sessionAfter(
  before: PageSession,
  step: StepId,
  { kind, user }: Pick<PageView, 'kind' | 'user'>,
  accountName: string,
): PageSession {
  if (kind === 'signed-out') return { ...before, inDoubt: true }
  if (kind !== 'connect') return before
  const name = nameOn(user, accountName)
  // In the place of the name that it gave before: another, or none where nothing covers the page's own.
  const isOther =
    before.name !== null && name !== before.name && (name !== null || listing.has(step))
  const listed = listing.has(step) ? user.listed : null
  const isSwapped = before.listed !== null && listed !== null && isOtherList(before.listed, listed)
  return {
    inDoubt: before.inDoubt || isOther || isSwapped,
    name: before.name ?? name,
    listed: before.listed ?? listed,
  }
}

/** The name that a page gives its user; null: it doesn't say. */
export function nameOn(user: PageView['user'], accountName: string): string | null {
  return user.isNamed ? accountName : user.name
}

/** Lists grow while they load, and shrink where they are folded; another account's has others in their place. */
function isOtherList(before: string[], now: string[]): boolean {
  const lost = before.filter((name) => !now.includes(name))
  const gained = now.filter((name) => !before.includes(name))
  return lost.length > 0 && (gained.length > 0 || now.length === 0)
}

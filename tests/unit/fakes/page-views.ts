import type { PageView } from '../../../utils/page/page-step.ts'

/** An entry of the Connect page that is folded and says nothing. */
export function folded(changes: Partial<PageView> = {}): PageView {
  return {
    kind: 'connect',
    address: 'https://www.fittrend.com/account/connect',
    hidden: true,
    entry: 'collapsed',
    can: { disable: false, remove: false, enableService: true, choose: false, enable: false },
    health: { kind: 'listed', word: null },
    user: { isNamed: false, name: null, listed: [] },
    ...changes,
  }
}

/** The same entry unfolded, with what it can do. */
export function unfolded(...acts: (keyof PageView['can'])[]): PageView {
  const can = { ...folded().can, ...Object.fromEntries(acts.map((act) => [act, true])) }
  return folded({ entry: 'expanded', can })
}

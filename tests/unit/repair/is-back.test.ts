import { describe, expect, it } from 'vitest'
import { isBack } from '../../../utils/repair/is-back.ts'
import { minute, noon } from '../fakes/clock.ts'
import { reading, working } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'

const removed = record({
  source: 'page',
  phase: 'enable',
  removed: 'yes',
  steps: { remove: { status: 'done', at: noon + minute, note: null } },
})
const enabled = { ...removed, acted: [...removed.acted, 'enable' as const] }
const onPage = (readAt: number) => reading([working({ token: null })], { source: 'page', readAt })

it('a page that was read before Remove doesn’t show the connection back', () => {
  expect(isBack(onPage(noon), removed)).toBe(false)
})

describe('accounts: a mere visit never closes a removal', () => {
  it('a page that lists it again, whoever’s it is', () => {
    expect(isBack(onPage(noon + 2 * minute), removed, false)).toBe(false)
    expect(isBack(onPage(noon + 2 * minute), enabled, false)).toBe(false)
  })

  it('a look of the repair’s own, before its own Enable', () => {
    expect(isBack(onPage(noon + 2 * minute), removed, true)).toBe(false)
  })

  it('a look of its own after its Enable does, unless the page may be another’s', () => {
    expect(isBack(onPage(noon + 2 * minute), enabled, true)).toBe(true)
    const pageSession = { ...enabled.pageSession, inDoubt: true }
    expect(isBack(onPage(noon + 2 * minute), { ...enabled, pageSession }, true)).toBe(false)
  })
})

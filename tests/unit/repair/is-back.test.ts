import { expect, it } from 'vitest'
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
const onPage = (readAt: number) => reading([working({ token: null })], { source: 'page', readAt })

it('a page that was read before Remove doesn’t show the connection back', () => {
  expect(isBack(onPage(noon), removed)).toBe(false)
})

it('a page that was read after it does', () => {
  expect(isBack(onPage(noon + 2 * minute), removed)).toBe(true)
})

import { describe, expect, it } from 'vitest'
import { isBack } from '../../../utils/repair/is-back.ts'
import { hour, iso, minute, noon } from '../fakes/clock.ts'
import { garmin, reading, working } from '../fakes/connections.ts'
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

describe('by FitTrend’s own account of it', () => {
  const open = record({ phase: 'enable', removed: 'yes' })
  const renewed = { expiresAt: iso(noon + hour), refreshedAt: iso(noon + minute) }
  const listed = (changes: Parameters<typeof working>[0]) =>
    isBack(reading([working({ token: renewed, ...changes })]), open)

  it.each([
    ['connected', true],
    ['paused', true],
    ['error', false],
    ['disabled', false],
  ] as const)('%s: %s', (status, is) => {
    expect(listed({ status })).toBe(is)
  })

  it('isn’t back with the token that broke, nor as another service', () => {
    expect(listed({ token: working().token })).toBe(false)
    expect(listed({ service: garmin })).toBe(false)
  })

  it('with no token is back where a look has shown it on before', () => {
    expect(listed({ token: null })).toBe(false)
    const known = { ...open, enabledAt: noon }
    const tokenless = reading([working({ token: null })], { readAt: noon })
    expect(isBack(tokenless, known)).toBe(true)
    expect(isBack(tokenless, known, false)).toBe(false)
    expect(isBack({ ...tokenless, readAt: noon - 1 }, known)).toBe(false)
  })

  it('nothing removed: the page that was read since the repair began is enough', () => {
    const before = record({ phase: 'expand' })
    const onlyPage = (readAt: number) => reading([working({ token: null })], { readAt })
    expect(isBack(onlyPage(before.startedAt), before, false)).toBe(true)
    expect(isBack(onlyPage(before.startedAt - 1), before)).toBe(false)
  })
})

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../utils/api/schema.ts'
import { downtimeIn } from '../../../utils/connections/breaks.ts'
import { diagnose } from '../../../utils/connections/diagnose.ts'
import { type Known, knownSchema, nothingKnown } from '../../../utils/connections/known.ts'
import { day, hour, iso, minute, noon } from '../fakes/clock.ts'
import { broken, working } from '../fakes/connections.ts'

const judge = (
  connection: Connection,
  known: Partial<Known> = {},
  firstSeenAt: number | null = null,
) =>
  diagnose({
    connection,
    serverTime: noon,
    firstSeenAt,
    source: 'api',
    known: { ...nothingKnown, ...known },
  })
const rhythm = { typicalDays: 1, spreadDays: 0, longDays: 1 }

describe('meaning: verdicts that claim no more than is known', () => {
  it('a reading kept by an earlier version can still be read', () => {
    const { passing: _p, healed: _h, records: _r, downMs: _d, ...old } = nothingKnown
    expect(v.parse(knownSchema, old)).toEqual(nothingKnown)
  })

  it.each([
    [undefined, 5 * minute],
    [minute, 5 * minute],
    [hour, 90 * minute],
    [5 * hour, 6 * hour],
  ])('healed in %s ms: the next is waited for %i ms', (lasted, patience) => {
    const to = noon - 3 * day
    const known = { healed: lasted === undefined ? [] : [{ from: to - lasted, to }] }
    const trouble = broken('refresh_failed')
    expect(judge(trouble, known, noon)).toMatchObject({ confirmAfterMs: patience })
    expect(judge(trouble, known, noon - patience + 1).state).toBe('unknown')
    expect(judge(trouble, known, noon - patience).state).toBe('needs-repair')
    expect(judge(broken('token_expired'), known, noon).state).toBe('needs-repair')
  })

  it('a silent connection of a shared account: not that imports go on', () => {
    const silent = { rival: 'Test account B', rhythm, lastDataAt: noon - 9 * day }
    expect(judge(working(), silent)).toMatchObject({ state: 'shared-account', alert: 'quiet' })
    expect(judge(working(), silent).sentence).not.toContain('go on')
    expect(judge(working(), { ...silent, lastDataAt: noon - hour }).sentence).toContain('go on')
  })

  it('an import that is dated in the future is no proof that data flows', () => {
    const future = { ...working().import, lastSucceededAt: '9999-12-31T00:00:00Z' }
    expect(judge(broken('token_expired', { import: future })).state).toBe('needs-repair')
  })

  it('silence without a known rhythm, too, begins with the repair', () => {
    const old = { ...working().import, lastSucceededAt: iso(noon - 50 * day) }
    expect(judge(working({ import: old })).state).toBe('stale')
    expect(judge(working({ import: old }), { repairedAt: noon - hour }).state).toBe('healthy')
    expect(judge(working({ import: old }), { downMs: 20 * day }).state).toBe('healthy')
  })
})

describe('meaning: what is said of a connection that works by word', () => {
  const token = (endedAgo: number) => ({
    expiresAt: iso(noon - endedAgo),
    refreshedAt: iso(noon - endedAgo - 8 * hour),
  })
  const lastSucceededAt = (ago: number) => ({
    import: { ...working().import, lastSucceededAt: iso(noon - ago) },
  })

  it('a token that ended days ago isn’t “nothing to do yet”', () => {
    const dead = (ago: number) => working({ token: token(ago), ...lastSucceededAt(ago + hour) })
    expect(judge(dead(hour)).state).toBe('expiring')
    expect(judge(dead(2 * day))).toMatchObject({ state: 'stale', alert: 'quiet' })
    expect(judge(dead(2 * day)).sentence).toContain('8')
  })

  it('nor is one late with which imports have gone on', () => {
    const alive = working({ token: token(2 * day), ...lastSucceededAt(hour) })
    expect(judge(alive).state).toBe('healthy')
  })

  it('“imports go on” only where one has come of late, or a rhythm is known', () => {
    expect(judge(working(lastSucceededAt(hour))).sentence).toContain('imports go on')
    const old = working(lastSucceededAt(20 * day))
    expect(judge(old).state).toBe('healthy')
    expect(judge(old).sentence).not.toContain('imports go on')
    const monthly = {
      rhythm: { typicalDays: 30, spreadDays: 0, longDays: 30 },
      lastDataAt: noon - 20 * day,
    }
    expect(judge(old, monthly).sentence).toContain('imports go on')
  })
})

describe('meaning: the time in which nothing could come', () => {
  const changes = [
    { at: noon - 10 * day, state: 'healthy' as const },
    { at: noon - 6 * day, state: 'needs-repair' as const },
    { at: noon - 5 * day, state: 'stale' as const },
    { at: noon - 2 * day, state: 'paused' as const },
  ]
  it('is that of breaks and pauses, as far as it lies in the time asked about', () => {
    expect(downtimeIn(changes, noon - 20 * day, noon)).toBe(3 * day)
    expect(downtimeIn(changes, noon - 5.5 * day, noon)).toBe(2.5 * day)
    expect(downtimeIn(changes, noon - day, noon)).toBe(day)
    expect(downtimeIn(changes, noon, noon)).toBe(0)
    expect(downtimeIn([], 0, noon)).toBe(0)
  })
})

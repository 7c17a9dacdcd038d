import { beforeEach, describe, expect, it } from 'vitest'
import { Alerts } from '../../../utils/alerts/alerts.ts'
import { noticeOfSeveral } from '../../../utils/alerts/notices.ts'
import { allowsReset, labelOf, type StateId, states } from '../../../utils/connections/states.ts'
import type { ConnectionView } from '../../../utils/protocol/app-state.ts'
import { AlertScreen } from '../fakes/alert-screen.ts'
import { Clock } from '../fakes/clock.ts'
import { freshStore } from '../fakes/fresh-store.ts'

function view(n: number, state: StateId, name = `${n} `.padEnd(80, 'x')): ConnectionView {
  const { tone, alert } = states[state]
  return {
    account: 'account-1',
    service: { id: `service-${n}`, name },
    state,
    label: labelOf(state),
    tone,
    alert,
    sentence: '',
    nothingSince: null,
    needsSupport: false,
    evidence: [],
    source: 'api',
    confidence: 'high',
    canRepair: allowsReset(state),
    explainFirst: false,
    snooze: null,
  }
}
const views = (count: number, state: StateId) =>
  Array.from({ length: count }, (_, n) => view(n, state))

describe('meaning: what is said of very many connections', () => {
  let screen: AlertScreen
  beforeEach(() => {
    screen = new AlertScreen()
  })
  async function shown(connections: ConnectionView[]) {
    const alerts = new Alerts(screen, freshStore(), new Clock().now)
    const quiet = { notifications: false, quietHours: null }
    await alerts.update([{ id: 'a', name: 'A', connections, isComplete: true }], quiet)
    return screen.badge
  }

  it('badge and tooltip of 3,000 that are broken', async () => {
    const badge = await shown(views(3_000, 'needs-repair'))
    expect(badge.text).toBe('99+')
    expect(badge.title.length).toBeLessThan(600)
    expect(badge.title).toContain('2,995 more')
    expect(badge.title).toContain('4 xx')
    expect(badge.title).not.toContain('5 xx')
  })

  it('tooltip of 3,000 that are worth a look', async () => {
    const badge = await shown(views(3_000, 'stale'))
    expect(badge.text).toBe('!')
    expect(badge.title.length).toBeLessThan(600)
    expect(badge.title).toContain('2,995 more')
  })

  it('a notification of 3,000', () => {
    const { title, message } = noticeOfSeveral(views(3_000, 'needs-repair'), null)
    expect(title).toBe('3,000 connections need you')
    expect(message.length).toBeLessThan(600)
    expect(message).toContain('2,995 more')
  })

  it.each([
    [99, '99'],
    [100, '99+'],
  ])('%i are counted as %s', async (count, text) => {
    expect((await shown(views(count, 'needs-repair'))).text).toBe(text)
  })

  it('six are named, as "1 more" would be no shorter', async () => {
    const named = ['Fitbit', 'Garmin', 'Oura', 'Polar', 'Strava', 'Withings']
    const badge = await shown(named.map((name, n) => view(n, 'needs-repair', name)))
    for (const name of named) expect(badge.title).toContain(name)
  })

  it('a name of many lines is one line', () => {
    const many = [view(1, 'needs-repair', 'a\n\n\nb'), view(2, 'needs-repair', 'c')]
    expect(noticeOfSeveral(many, null).message).toContain('a b and c')
  })
})

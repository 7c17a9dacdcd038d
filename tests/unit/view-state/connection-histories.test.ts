import { describe, expect, it } from 'vitest'
import { summaryOf, timelineOf } from '../../../utils/history/timeline.ts'
import type { RepairRecord } from '../../../utils/repair/record/schema.ts'
import { connectionHistories } from '../../../utils/view-state/connection-histories.ts'
import { day, hour, noon } from '../fakes/clock.ts'
import { garmin, reading, working } from '../fakes/connections.ts'
import { record } from '../fakes/records.ts'

const days = [
  { day: '2026-11-01', record: { s: [[0, 'healthy']], n: 1, l: 0 } },
  {
    day: '2026-11-04',
    record: {
      s: [
        [0, 'importing'],
        [6 * hour, 'needs-repair'],
        [12 * hour, 'revoked'],
        [18 * hour, 'healthy'],
      ],
    },
  },
] satisfies Parameters<typeof timelineOf>[0]
const from = (date: string, ms = 0) => Date.parse(`${date}T00:00:00Z`) + ms
const read = reading([working()], {
  history: { fitbit: summaryOf(timelineOf(days, noon)) },
})

describe('the story that the views show', () => {
  const [story] = connectionHistories(read, [])

  it('has a timeline without holes up to the reading, alike neighbours as one', () => {
    const broken = from('2026-11-04', 6 * hour)
    const over = from('2026-11-04', 18 * hour)
    expect(story?.timeline).toEqual([
      { tone: 'good', from: from('2026-11-01'), to: from('2026-11-04') },
      { tone: 'busy', from: from('2026-11-04'), to: broken },
      { tone: 'bad', from: broken, to: over },
      { tone: 'good', from: over, to: noon },
    ])
  })

  it('has each incident from its start to its end, in the words of the popup', () => {
    expect(story?.incidents).toEqual([
      {
        from: from('2026-11-04', 6 * hour),
        to: from('2026-11-04', 18 * hour),
        label: 'Needs repair',
      },
    ])
  })

  it('has the share of time in which it worked, and nothing foretold from one break', () => {
    const watched = noon - from('2026-11-01')
    expect(story?.uptime).toBeCloseTo(1 - (12 * hour) / watched)
    expect(story?.nextBreakAt).toBeNull()
  })

  it('counts the repairs that were proved, of this account and service', () => {
    const receipt = { finishedAt: noon - day } as RepairRecord['receipt']
    const repairs = [
      record({ receipt }),
      record({ receipt, service: garmin }),
      record({ receipt, account: 'account-2' }),
      record({}),
    ]
    expect(connectionHistories(read, repairs)[0]).toMatchObject({
      repairs: 1,
      lastRepairAt: noon - day,
    })
  })

  it('is nothing where nothing is known', () => {
    expect(connectionHistories(null, [])).toEqual([])
    expect(connectionHistories(reading([working()]), [])).toEqual([])
  })
})

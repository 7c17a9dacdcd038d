import { Alerts } from '../../../utils/alerts/alerts.ts'
import type { Connection } from '../../../utils/api/schema.ts'
import { type Background, createBackground } from '../../../utils/background/background.ts'
import type { Parts } from '../../../utils/background/parts.ts'
import { History } from '../../../utils/history/history.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import type { Command } from '../../../utils/protocol/commands.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { siteProfile } from '../../../utils/site/profile.ts'
import { AlertScreen } from './alert-screen.ts'
import { RepairWorld } from './repair-world.ts'

/** The whole background around a repair world, with the user in front of it. */
export class BackgroundWorld extends RepairWorld {
  readonly screen = new AlertScreen()
  background: Background
  /** Whether the user looks at what a repair waits with. */
  isSeen = false
  /** When the worker is woken next. */
  alarmAt = 0

  constructor(connections?: Connection[], learns = false) {
    super(connections, learns)
    const { clock, fitTrend, page, worker } = this
    const { store, monitor, journal, runner } = worker
    this.background = createBackground({
      profile: siteProfile(parseBuildVariables({ WXT_FITTREND_ORIGIN: fitTrend.origin })),
      store,
      sessions: new Sessions(store),
      monitor,
      history: new History(store),
      journal,
      runner,
      alerts: new Alerts(this.screen, store, clock.now),
      presence: null,
      usesPage: async () => false,
      hand: page,
      identity: this.consent,
      pageWorld: {
        armConfirm: async () => {},
        armClick: async () => {},
        disarmConfirm: async () => {},
      },
      isSeen: async () => this.isSeen,
      now: clock.now,
      hasSiteAccess: async () => true,
      openConnectPage: async () => {},
      setAlarms: async (at) => {
        this.alarmAt = at
      },
    })
  }

  /** The background anew, some of its parts changed. */
  startWith(changes: Partial<Parts>): void {
    this.background = createBackground({ ...this.background.parts, ...changes })
  }

  /** The user clicks in a view. */
  send(command: Command) {
    return this.background.carryOut(command)
  }
}

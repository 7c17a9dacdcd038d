import { Alerts } from '../../../utils/alerts/alerts.ts'
import type { Connection } from '../../../utils/api/schema.ts'
import { App } from '../../../utils/app/app.ts'
import { carryOut } from '../../../utils/app/commands.ts'
import { History } from '../../../utils/history/history.ts'
import { Sessions } from '../../../utils/identity/sessions.ts'
import type { Command } from '../../../utils/protocol/commands.ts'
import { parseBuildVariables } from '../../../utils/site/build-variables.ts'
import { siteProfile } from '../../../utils/site/profile.ts'
import { AlertScreen } from './alert-screen.ts'
import { RepairWorld } from './repair-world.ts'

/** The whole background around a repair world, with the user in front of it. */
export class AppWorld extends RepairWorld {
  readonly screen = new AlertScreen()
  readonly app: App
  /** When the worker is woken next. */
  alarmAt = 0

  constructor(connections?: Connection[], learns = false) {
    super(connections, learns)
    const { clock, fitTrend, page, worker } = this
    const { store, monitor, journal, runner } = worker
    this.app = new App({
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
      now: clock.now,
      hasSiteAccess: async () => true,
      openConnectPage: async () => {},
      setAlarms: async (at) => {
        this.alarmAt = at
      },
    })
  }

  /** The user clicks in a view. */
  send(command: Command) {
    return carryOut(this.app, command)
  }
}

import type { Connection } from '../../utils/api/schema.ts'
import type { StepRequest } from '../../utils/page/page-step.ts'
import type { HandResult } from '../../utils/repair/page-hand.ts'
import { type Clock, day } from '../unit/fakes/clock.ts'
import { ConnectPage } from '../unit/fakes/connect-page.ts'
import { fitbit } from '../unit/fakes/connections.ts'
import type { FitTrend } from '../unit/fakes/fittrend.ts'

/** A click of ours that changed something in FitTrend. */
export interface Deed {
  repair: string
  at: number
  step: 'disable' | 'remove'
  /** Before the click it imported, from the account of the service that it is meant for. */
  hasWorked: boolean
  /** That account of the service. */
  externalAccount: string | null
}

/** The Connect page, which notes what our own clicks have changed, apart from what the user's have. */
export class WatchedPage extends ConnectPage {
  /** A click of ours has changed another account, and FitTrend's list could have told that it would. */
  strayed = false
  readonly #isLiedTo: () => boolean
  readonly #clock: Clock
  readonly #deeds: Deed[]
  readonly #fitTrend: FitTrend

  constructor(fitTrend: FitTrend, clock: Clock, deeds: Deed[], isLiedTo: () => boolean) {
    super(fitTrend)
    this.#isLiedTo = isLiedTo
    this.#clock = clock
    this.#fitTrend = fitTrend
    this.#deeds = deeds
  }

  override async perform(tab: number, repair: string, request: StepRequest): Promise<HandResult> {
    const connection = () => this.#fitTrend.connections.get(request.target.service.id)
    const before = connection()
    const elsewhere = this.elsewhere.length
    const result = await super.perform(tab, repair, request)
    if (this.elsewhere.length > elsewhere && !this.#isLiedTo()) this.strayed = true
    const { step } = request
    const isChanged = before?.status !== connection()?.status
    if (before && isChanged && (step === 'disable' || step === 'remove')) {
      this.#deeds.push({
        repair,
        at: this.#clock.now(),
        step,
        hasWorked: this.#works(before),
        externalAccount: before.externalAccount,
      })
    }
    return result
  }

  #works({ status, externalAccount, import: imported }: Connection): boolean {
    const last = Date.parse(imported.lastSucceededAt ?? '')
    const isMeant = externalAccount === `${fitbit.id}-user-1`
    return status === 'connected' && isMeant && this.#clock.now() - last < day
  }
}

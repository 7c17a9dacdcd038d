import type { ConnectionsAnswer } from '../api/client.ts'
import type { Result } from '../problems.ts'

/** Why a check is wanted: the alarm's turn, a visit to the site, the network's return, the user's click, a repair. */
export type CheckReason = 'alarm' | 'visit' | 'online' | 'user' | 'repair'

/** Where readings come from: FitTrend's API, or its Connect page where there is no API. */
export interface ConnectionSource {
  /**
   * @param who id of the sign-in to read with, or of the account that is read from the page; null: the one that is
   *   shown, or whoever is signed in on the site
   */
  read(
    etag: string | null,
    reason: CheckReason,
    who: string | null,
  ): Promise<Result<ConnectionsAnswer>>
}

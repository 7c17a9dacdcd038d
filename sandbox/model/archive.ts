/** One import run, as GET /connections/{service}/imports gives it; times in ms since the epoch. */
export interface ImportRun {
  startedAt: number
  finishedAt: number | null
  outcome: 'in_progress' | 'success' | 'partial' | 'failed' | 'paused'
  /** First and last day covered, e.g. 2026-11-22; null where nothing came. */
  from: string | null
  through: string | null
  records: number
  error: string | null
}

/** What FitTrend has imported of one service for one account. Remove leaves it as it is. */
export interface Archive {
  /** `day/type` of each record. A set: the same day imported twice adds nothing. */
  records: Set<string>
  /** Last day of data imported; the next import starts there. */
  through: string | null
  lastSucceededAt: number | null
  /** Oldest first. */
  runs: ImportRun[]
}

export function emptyArchive(): Archive {
  return { records: new Set(), through: null, lastSucceededAt: null, runs: [] }
}

import type { DBSchema, IDBPDatabase } from 'idb'

/**
 * The extension's one database. It belongs to the extension's origin: neither pages nor content
 * scripts can open it, which is why tokens live here and not in storage.local.
 * Values are `unknown`: each room parses what it reads (they may come from another version).
 */
export interface ReconnectSchema extends DBSchema {
  /** Sign-ins to FitTrend, by id. */
  sessions: { key: string; value: unknown }
  /** The latest reading of each account, by account id. */
  readings: { key: string; value: unknown }
  /** When each account was checked and may be checked again, by account id. */
  schedules: { key: string; value: unknown }
  /** Breaks of a connection, from first sight to proof, by `account/service`. */
  incidents: { key: string; value: unknown }
  /** What a day brought, by account, service and day (YYYY-MM-DD). */
  history: { key: [string, string, string]; value: unknown }
  /** The journal: one record per repair. `openKey` is there while it is open, and unique. */
  repairs: { key: string; value: unknown; indexes: { openKey: string } }
  settings: { key: string; value: unknown }
}

export type Database = IDBPDatabase<ReconnectSchema>

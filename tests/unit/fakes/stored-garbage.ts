import * as fc from 'fast-check'
import type { StoredDatabase } from '../../fixtures/databases/lay-database.ts'

type Row = StoredDatabase['stores'][string]['rows'][number]

/** Anything that a database can hold (HTML, "structured clone"). */
const clonable = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
  withSparseArray: true,
})

/** Values at which code breaks that trusts a type. */
const extreme = fc.oneof(
  fc.constantFrom(Number.NaN, 1e300, -1e300, -1, 0, 1.5, Number.POSITIVE_INFINITY, 8.64e15 + 1),
  fc.constantFrom('', '__proto__', 'constructor', '9999-99-99', 'not-repaired', 'x'.repeat(5_000)),
  fc.constantFrom(null, undefined, true, false, [], {}, [[]], [null]),
  clonable,
)

/** A row as it was, with a place in it or two that aren't. */
function damaged(row: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(row)
  if (paths.length === 0) return clonable
  const place = fc.tuple(fc.constantFrom(...paths), fc.option(extreme, { nil: dropped }))
  return fc.array(place, { minLength: 1, maxLength: 2 }).map((places) => {
    const copy = structuredClone(row)
    for (const [path, value] of places) setAt(copy, path, value)
    return copy
  })
}

/**
 * The database once for each place in each row, with a value there of the right kind that no clock and no
 * calendar has.
 */
export function* impossibleValues(good: StoredDatabase): Generator<[string, StoredDatabase]> {
  for (const [name, { rows }] of Object.entries(good.stores)) {
    for (const [place, [, row]] of rows.entries()) {
      for (const path of pathsIn(row)) {
        const value = impossible[typeof valueAt(row, path)]
        if (value === undefined) continue
        const copy = structuredClone(good)
        setAt(copy.stores[name]?.rows[place]?.[1], path, value)
        yield [`${name}: ${path.join('.')}`, copy]
      }
    }
  }
}

const impossible: Partial<Record<string, unknown>> = { number: 1e300, string: '9999-99-99' }

const dropped = Symbol('left out')

function pathsIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, key]
    return [path, ...pathsIn(inner, path)]
  })
}

function valueAt(root: unknown, path: string[]): unknown {
  return path.reduce<unknown>((node, step) => Object(node)[step], root)
}

function setAt(root: unknown, path: string[], value: unknown): void {
  const last = path.at(-1) ?? ''
  const parent = valueAt(root, path.slice(0, -1))
  if (typeof parent !== 'object' || parent === null) return
  if (value === dropped) delete (parent as Record<string, unknown>)[last]
  else (parent as Record<string, unknown>)[last] = value
}

/** A database that was good once, with garbage in every store: rows damaged or replaced, and rows more. */
export function garbledDatabase(good: StoredDatabase): fc.Arbitrary<StoredDatabase> {
  const stores = Object.entries(good.stores).map(([name, store]) =>
    fc
      .tuple(
        fc.tuple(...store.rows.map(garbledRow)),
        fc.array(fc.tuple(key, clonable) as fc.Arbitrary<Row>, { maxLength: 2 }),
      )
      .map(([old, more]) => [name, { ...store, rows: [...old, ...more] }] as const),
  )
  return fc
    .tuple(...stores)
    .map((all) => ({ ...good, stores: Object.fromEntries(all) as StoredDatabase['stores'] }))
}

function garbledRow([key_, value]: Row): fc.Arbitrary<Row> {
  return fc
    .oneof(fc.constant(value), damaged(value), damaged(value), clonable)
    .map((it) => [key_, it])
}

/** Keys that the database takes (IndexedDB 3.0, 2.4). */
const key = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.array(fc.integer(), { maxLength: 3 }),
)

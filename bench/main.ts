// npm run bench [-- NAME ...]: a table, then each figure on a line of its own, and JSON in bench/results/.
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Figure, isKept } from './bench.ts'
import { benches } from './benches.ts'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `No such bench: ${unknown.join(', ')}. Benches: ${benches.map((b) => b.name).join(', ')}`,
  )
  process.exit(2)
}

const results = new URL('results/', import.meta.url)
mkdirSync(results, { recursive: true })
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  console.log(`\n== ${bench.name}: ${bench.about}`)
  const figures = await bench.run()
  for (const figure of figures) console.log(tableRow(figure))
  console.log('')
  for (const { name, value, unit } of figures) {
    console.log(`${bench.name}.${name} = ${rounded(value)} ${unit}`)
  }
  const file = new URL(`${bench.name}.json`, results)
  writeFileSync(file, `${JSON.stringify({ bench: bench.name, figures }, null, 2)}\n`)
  if (!figures.every(isKept)) process.exitCode = 1
}

function tableRow(figure: Figure): string {
  const { about, value, unit, atMost, atLeast } = figure
  const limit =
    atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : ''
  const verdict = limit === '' ? '' : isKept(figure) ? 'kept' : 'MISSED'
  return [about.padEnd(64), `${rounded(value)} ${unit}`.padEnd(16), limit.padEnd(14), verdict].join(
    ' ',
  )
}

function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 6 : 4))
}

// npm run figures: how large the product's code is, and how its rooms hang together.
import { globSync, readFileSync } from 'node:fs'
import { root } from '../build-extension.ts'
import { type Import, importsOf } from '../imports-of.ts'
import { circlesIn, graphOf } from './circles.ts'
import { syntaxOf } from './syntax.ts'

const files = globSync('{components,entrypoints,utils}/**/*.{ts,tsx}', { cwd: root }).sort()
const codes = files.map((file) => readFileSync(`${root}${file}`, 'utf8'))
const lines = codes.map((code) => code.split('\n').length - 1)
const syntax = [...syntaxOf(root, files).values()]
const functions = syntax.flatMap((it) => it.functions).sort((a, b) => b.lines - a.lines)
const imports = files.flatMap((file, place) => importsOf(file, codes[place] ?? ''))
const total = sumOf(lines)
const longest = Math.max(...lines)
const casts = sumOf(syntax.map((it) => it.casts))
const [longestFunction] = functions

const running = imports.filter(({ isType }) => !isType)
const rooms = new Set(files.map(roomOf))
const between = imports.map(arrowOf).filter(([from, to]) => from !== to)
const arrows = Map.groupBy(between, ([from, to]) => `${from} -> ${to}`)

console.log(`files            ${files.length}`)
console.log(`lines            ${total}`)
console.log(`lines per file   median ${medianOf(lines)}, longest ${longest} (${fileOf(longest)})`)
console.log(
  `function         median ${medianOf(functions.map((it) => it.lines))}, longest ${longestFunction?.lines} (${longestFunction?.at})`,
)
console.log(
  `imports per file median ${medianOf(perFile(imports))}, most ${Math.max(...perFile(imports))}`,
)
console.log(`casts            ${casts}, ${((casts / total) * 1000).toFixed(1)} in 1,000 lines`)
console.log(`circles          ${told(circlesIn(graphOf(running.map(pairOf))))} at run time`)
console.log(`                 ${told(circlesIn(graphOf(imports.map(pairOf))))} with types`)
console.log(`                 ${told(circlesIn(graphOf(between)))} of rooms, with types`)
console.log(`rooms            ${rooms.size}, ${arrows.size} arrows between them`)
for (const [arrow, own] of [...arrows].sort()) console.log(`  ${arrow} (${own.length})`)

/** utils/page/find/entry.ts is in utils/page; a file that stands alone is a room of its own. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  return top === 'components' ? top : `${top}/${second}`
}

function arrowOf({ from, of }: Import): [string, string] {
  return [roomOf(from), roomOf(of)]
}

function pairOf({ from, of }: Import): [string, string] {
  return [from, of]
}

function perFile(all: Import[]): number[] {
  return files.map((file) => new Set(all.flatMap((it) => (it.from === file ? it.of : []))).size)
}

function told(circles: string[][]): string {
  const largest = circles[0]
    ? `, the largest of ${circles[0].length}: ${circles[0].join(', ')}`
    : ''
  return `${circles.length}${largest}`
}

function fileOf(count: number): string {
  return files[lines.indexOf(count)] ?? ''
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, it) => sum + it, 0)
}

function medianOf(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

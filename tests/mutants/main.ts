// npm run test:mutants [-- --seed S --count N --only ID]: small faults in the rooms where most is at stake, drawn from a
// seed and made one by one in copies of the tree, one per core; sees whether the unit tests notice, or else the simulation.
import { globSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../scripts/build-extension.ts'
import { copyOfTree } from '../mutations/copy.ts'
import { seeded } from '../seeded.ts'
import { draw, type Field } from './draw.ts'
import { excuseOf } from './equivalent.ts'
import { Imports } from './imports.ts'
import { type Mutant, sitesOf } from './mutant.ts'
import { type Fate, shareOf, sumOf, tableOf } from './table.ts'
import { Types } from './types.ts'
import { Witnesses } from './witnesses.ts'

const rooms = 'utils/{identity,repair}/**/*.ts'
/** So many of a hundred have to be caught. */
const goal = 95

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string', default: '150' },
    only: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const count = Number(values.count)
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1) {
  console.error('--seed and --count are whole numbers.')
  process.exit(2)
}

/** A copy of the tree to make a mutant in, and those who look for it there. */
interface Lane {
  tree: string
  witnesses: Witnesses
}

// Types are checked against a copy in which nothing is ever changed.
const tree = copyOfTree(root.replace(/\/$/, ''))
const types = new Types(tree)
const imports = new Imports(tree)
const lanes: Lane[] = Array.from({ length: availableParallelism() }, newLane)
const fates: Fate[] = []
try {
  const fields = globSync(rooms, { cwd: tree }).sort().map(fieldOf)
  const chosen = values.only ? only(values.only, fields)[Symbol.iterator]() : drawn(fields)
  const tests = expectTypesSound(fields)
  await Promise.all(lanes.map(({ witnesses }) => witnesses.expectSound(tests)))
  await Promise.all(lanes.map((lane) => work(lane, chosen)))
} finally {
  types.close()
  for (const it of [tree, ...lanes.map((lane) => lane.tree)])
    rmSync(it, { recursive: true, force: true })
}
if (fates.length === 0) throw new Error('No mutant could be made.')
console.log(`\n${tableOf(fates)}\n\n${sumOf(fates)}`)
process.exitCode = shareOf(fates) < goal ? 1 : 0

function fieldOf(file: string): Field {
  const source = types.parsed(file)
  return { file, sites: sitesOf(file, source), size: source.text.split('\n').length }
}

function* drawn(fields: Field[]): Generator<Mutant> {
  console.log(`seed ${seed}: ${count} mutants`)
  let refused = 0
  const isMade = ({ file, text }: Mutant) => {
    const fits = types.fits(file, text, imports.usersOf(file))
    if (!fits) refused += 1
    return fits
  }
  yield* draw(fields, seeded(seed), isMade).take(count)
  console.log(`\nnot made, as TypeScript refuses them: ${refused}`)
}

function only(id: string, fields: Field[]): Mutant[] {
  const mutants = fields.flatMap(({ sites }) => sites.flat())
  return mutants.filter((mutant) => mutant.id === id)
}

function newLane(): Lane {
  const copy = copyOfTree(tree)
  return { tree: copy, witnesses: new Witnesses(copy) }
}

/** Takes one mutant after the other, as long as there are any. */
async function work(lane: Lane, mutants: Iterator<Mutant>): Promise<void> {
  for (let next = mutants.next(); !next.done; next = mutants.next())
    fates.push(await fateOf(next.value, lane))
}

/**
 * Gives the tests of all that may be changed.
 * @throws Error where types don't fit without a mutant
 */
function expectTypesSound(fields: Field[]): string[] {
  const files = fields.map(({ file }) => file)
  const read = new Set(files.flatMap((file) => [file, ...imports.usersOf(file)]))
  const faults = types.faultsIn([...read])
  if (faults.length > 0) throw new Error(`Without a mutant:\n${faults.join('\n')}`)
  return [...new Set(files.flatMap((file) => testRingsOf(file).flat()))]
}

/** The unit tests that run a file, by how near they are to it. */
function testRingsOf(file: string): string[][] {
  const isTest = (it: string) => /^tests\/unit\/.*\.test\.tsx?$/.test(it)
  return imports.reachOf(file).map((ring) => ring.filter(isTest))
}

async function fateOf(mutant: Mutant, { tree, witnesses }: Lane): Promise<Fate> {
  const { file } = mutant
  const [near = [], ...far] = testRingsOf(file).filter((ring) => ring.length > 0)
  const path = join(tree, file)
  writeFileSync(path, mutant.text)
  const witness = await witnesses.of(near, far.flat()).finally(() => takeBack(file, tree))
  const excuse = witness ? null : excuseOf(mutant)
  console.log(`${witness ? `caught by the ${witness}` : 'SURVIVED'}: ${mutant.id}`)
  if (!witness) console.log(`    ${mutant.before}\n    -> ${mutant.after}`)
  if (excuse) console.log(`    nobody can notice: ${excuse}`)
  return { file, witness, excuse }
}

function takeBack(file: string, tree: string): void {
  writeFileSync(join(tree, file), types.parsed(file).text)
}

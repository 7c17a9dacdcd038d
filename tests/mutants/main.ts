// npm run test:mutants [-- --seed S --count N --only ID]: small faults in the rooms where most is at stake, drawn from a
// seed and made one by one in a copy of the tree; sees whether the unit tests notice, or else the simulation.
import { globSync, rmSync, writeFileSync } from 'node:fs'
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

const tree = copyOfTree(root.replace(/\/$/, ''))
const types = new Types(tree)
const imports = new Imports(tree)
const witnesses = new Witnesses(tree)
const fates: Fate[] = []
try {
  const fields = globSync(rooms, { cwd: tree }).sort().map(fieldOf)
  const chosen = values.only ? only(values.only, fields) : drawn(fields)
  await expectSound(fields)
  for (const mutant of chosen) fates.push(await fateOf(mutant))
} finally {
  types.close()
  rmSync(tree, { recursive: true, force: true })
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

/** @throws Error where types, tests or lives fail without a mutant */
async function expectSound(fields: Field[]): Promise<void> {
  const files = fields.map(({ file }) => file)
  const read = new Set(files.flatMap((file) => [file, ...imports.usersOf(file)]))
  const faults = types.faultsIn([...read])
  if (faults.length > 0) throw new Error(`Without a mutant:\n${faults.join('\n')}`)
  const tests = new Set(files.flatMap((file) => testRingsOf(file).flat()))
  await witnesses.expectSound([...tests])
}

/** The unit tests that run a file, by how near they are to it. */
function testRingsOf(file: string): string[][] {
  const isTest = (it: string) => /^tests\/unit\/.*\.test\.tsx?$/.test(it)
  return imports.reachOf(file).map((ring) => ring.filter(isTest))
}

async function fateOf(mutant: Mutant): Promise<Fate> {
  const { file } = mutant
  const [near = [], ...far] = testRingsOf(file).filter((ring) => ring.length > 0)
  const path = join(tree, file)
  writeFileSync(path, mutant.text)
  const witness = await witnesses.of(near, far.flat()).finally(() => takeBack(file))
  const excuse = witness ? null : excuseOf(mutant)
  console.log(`${witness ? `caught by the ${witness}` : 'SURVIVED'}: ${mutant.id}`)
  if (!witness) console.log(`    ${mutant.before}\n    -> ${mutant.after}`)
  if (excuse) console.log(`    nobody can notice: ${excuse}`)
  return { file, witness, excuse }
}

function takeBack(file: string): void {
  writeFileSync(join(tree, file), types.parsed(file).text)
}

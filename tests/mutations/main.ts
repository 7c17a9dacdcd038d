// npm run test:mutations: makes one dangerous change after the other in a copy of the tree, and sees
// whether the unit tests notice.
import { rmSync } from 'node:fs'
import { root } from '../../scripts/build-extension.ts'
import { runProject } from '../tally.ts'
import { copyOfTree } from './copy.ts'
import { mutate } from './mutate.ts'
import { type Mutation, mutations } from './mutations.ts'

const copy = copyOfTree(root.replace(/\/$/, ''))
try {
  await expectSoundTests()
  const survivors: Mutation[] = []
  for (const mutation of mutations) {
    const isCaught = await noticed(mutation)
    if (!isCaught) survivors.push(mutation)
    console.log(`${isCaught ? 'caught  ' : 'SURVIVED'} ${mutation.name} (${mutation.file})`)
  }
  console.log(`\n${mutations.length - survivors.length} caught, ${survivors.length} survived`)
  process.exitCode = survivors.length > 0 ? 1 : 0
} finally {
  rmSync(copy, { recursive: true, force: true })
}

/** Tests that fail by themselves would seem to notice everything. */
async function expectSoundTests(): Promise<void> {
  const files = [...new Set(mutations.flatMap(({ tests }) => tests))]
  const { passed, failures, output } = await runProject('unit', files, { tree: copy })
  if (failures.length > 0 || passed === 0) throw new Error(`Without a mutation:\n${output}`)
}

/** @throws Error where the mutation leaves nothing that can be run: that isn't the tests' merit */
async function noticed(mutation: Mutation): Promise<boolean> {
  const takeBack = mutate(copy, mutation)
  try {
    const { passed, failures, output } = await runProject('unit', mutation.tests, { tree: copy })
    const ran = failures.filter(({ isWhole }) => !isWhole)
    if (passed + ran.length === 0) throw new Error(`${mutation.name} can’t be run:\n${output}`)
    return ran.length > 0
  } finally {
    takeBack()
  }
}

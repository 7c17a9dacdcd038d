import { type Bounds, type Outcome, runCommand, runProject } from '../tally.ts'

/** What noticed a mutant: a test or a life that failed, or that it went on without an end. */
export type Witness = 'unit tests' | 'simulation' | 'time limit'

/** How many lives are tried for what the unit tests let live, and from which seed: always the same. */
const lives = ['--runs', '400', '--seed', '1']

/** How long what is endless is waited for: so many times what it takes without a mutant. */
const patience = 3

/** The tests of the tree, and how long they may take. */
export class Witnesses {
  readonly #tree: string
  /** In ms; none before it is known what is usual. */
  readonly #limits: { unit?: number; simulation?: number } = {}

  constructor(tree: string) {
    this.#tree = tree
  }

  /**
   * Tests that fail by themselves would seem to notice everything. How long the sound ones take tells what is
   * endless.
   * @throws Error where something fails
   */
  async expectSound(tests: string[]): Promise<void> {
    this.#limits.unit = await sound(() => this.#unit(tests))
    this.#limits.simulation = await sound(() => this.#simulation())
  }

  /**
   * Who notices what the tree has become; null: nobody.
   * @param near the unit tests that are the quickest to tell, which come first
   * @param far the others
   */
  async of(near: string[], far: string[]): Promise<Witness | null> {
    for (const tests of [near, far]) {
      if (tests.length === 0) continue
      const { failures, isOverdue } = await this.#unit(tests)
      if (isOverdue) return 'time limit'
      if (failures.length > 0) return 'unit tests'
    }
    const { failures, isOverdue } = await this.#simulation()
    // A life that failed is lived again, ever shorter, which may take as long as one without an end.
    if (isOverdue) return 'time limit'
    return failures.length > 0 ? 'simulation' : null
  }

  /** In threads, which end with their process whatever they are at; the tests of the tree need no walls between them. */
  #unit(tests: string[]): Promise<Outcome> {
    const args = [...tests, '--bail=1', '--pool=threads', '--no-isolate']
    return runProject('unit', args, this.#bounds('unit'))
  }

  #simulation(): Promise<Outcome> {
    return runCommand(['node', 'tests/simulation/main.ts', ...lives], this.#bounds('simulation'))
  }

  #bounds(part: 'unit' | 'simulation'): Bounds {
    const limitMs = this.#limits[part]
    return { tree: this.#tree, ...(limitMs && { limitMs }) }
  }
}

/** Gives how long it may take with a mutant, in ms. */
async function sound(run: () => Promise<Outcome>): Promise<number> {
  const begin = performance.now()
  const { passed, failures, output } = await run()
  if (failures.length > 0 || passed === 0) throw new Error(`Without a mutant:\n${output}`)
  return Math.round(30_000 + patience * (performance.now() - begin))
}

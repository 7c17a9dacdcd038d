import { runCommand, runProject } from '../tally.ts'

/** What noticed a mutant: a test or a life that failed, or that it went on without an end. */
export type Witness = 'unit tests' | 'simulation' | 'time limit'

/** How many lives are tried for what the unit tests let live, and from which seed: always the same. */
const lives = ['--runs', '400', '--seed', '1']

/** The tests of the tree, and how long they may take. */
export class Witnesses {
  readonly #tree: string
  #limitMs: number | undefined

  constructor(tree: string) {
    this.#tree = tree
  }

  /**
   * Tests that fail by themselves would seem to notice everything. How long the sound ones take tells what is
   * endless.
   * @throws Error where something fails
   */
  async expectSound(tests: string[]): Promise<void> {
    const begin = performance.now()
    const unit = await this.#unit(tests)
    const simulation = await this.#simulation()
    for (const { passed, failures, output } of [unit, simulation])
      if (failures.length > 0 || passed === 0) throw new Error(`Without a mutant:\n${output}`)
    this.#limitMs = Math.round(60_000 + 3 * (performance.now() - begin))
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
    if (isOverdue) return 'time limit'
    return failures.length > 0 ? 'simulation' : null
  }

  /** In threads, which end with their process whatever they are at. */
  #unit(tests: string[]) {
    return runProject('unit', [...tests, '--bail=1', '--pool=threads'], this.#bounds())
  }

  #simulation() {
    return runCommand(['node', 'tests/simulation/main.ts', ...lives], this.#bounds())
  }

  #bounds() {
    return { tree: this.#tree, ...(this.#limitMs && { limitMs: this.#limitMs }) }
  }
}

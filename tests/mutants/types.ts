import { join } from 'node:path'
import type { SourceFile } from 'typescript/unstable/ast'
import { API, type Project, type Snapshot } from 'typescript/unstable/sync'

/**
 * TypeScript on a tree, kept in memory: it parses the files, and tells within a moment whether a changed one still
 * fits. (Its interface is "unstable" in TypeScript 7: a new version may want changes here, and nowhere else.)
 */
export class Types {
  readonly #tree: string
  readonly #config: string
  readonly #changed = new Map<string, string>()
  readonly #api: API
  readonly #snapshot: Snapshot

  constructor(tree: string) {
    this.#tree = tree
    this.#config = join(tree, 'tsconfig.json')
    this.#api = new API({ cwd: tree, fs: { readFile: (path) => this.#changed.get(path) } })
    this.#snapshot = this.#api.updateSnapshot({ openProjects: [this.#config] })
  }

  /** @throws Error where the file isn't part of the tree's project */
  parsed(file: string): SourceFile {
    const source = this.#projectOf(this.#snapshot).program.getSourceFile(join(this.#tree, file))
    if (!source) throw new Error(`TypeScript doesn’t know ${file}`)
    return source
  }

  /** What is wrong in these files as they are. */
  faultsIn(files: string[]): string[] {
    return files.flatMap((file) => this.#faults(this.#snapshot, file))
  }

  /** Whether a file with another text would compile, and the files beside it that use it. */
  fits(file: string, text: string, beside: string[]): boolean {
    const path = join(this.#tree, file)
    const changed = { fileChanges: { changed: [path] } }
    this.#changed.set(path, text)
    const snapshot = this.#api.updateSnapshot(changed)
    try {
      return [file, ...beside].every((it) => this.#faults(snapshot, it).length === 0)
    } finally {
      snapshot.dispose()
      this.#changed.delete(path)
      this.#api.updateSnapshot(changed).dispose()
    }
  }

  close(): void {
    this.#api.close()
  }

  #faults(snapshot: Snapshot, file: string): string[] {
    const { program } = this.#projectOf(snapshot)
    const path = join(this.#tree, file)
    const faults = [
      ...program.getSyntacticDiagnostics(path),
      ...program.getSemanticDiagnostics(path),
    ]
    return faults.map(({ text }) => `${file}: ${text}`)
  }

  #projectOf(snapshot: Snapshot): Project {
    const project = snapshot.getProject(this.#config)
    if (!project) throw new Error(`TypeScript can’t open ${this.#config}`)
    return project
  }
}

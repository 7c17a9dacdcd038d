import { nothingRevealed } from './find/revealed.ts'
import { type Reach, reachOpenRoots } from './flat-tree.ts'
import { type Memory, type Outlook, outlookOf } from './outlook.ts'
import { type Pace, usualPace } from './pace.ts'
import type { PageTarget } from './page-step.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** Everything one run on one document works with. */
export interface Stage {
  document: Document
  reach: Reach
  vocabulary: Vocabulary
  memory: Memory
  pace: Pace
  signal: AbortSignal
  makeRoom(element: Element): void
  showTarget(shown: ShownTarget | null): void
  userClicked(): void
  look(): Outlook
  /** A number for each element met, to tell a control from its successor after a re-render. */
  idOf(element: Element): number
}

export interface StageOptions {
  /** Reaches shadow roots; the default reaches open ones. */
  reach?: Reach
  pace?: Partial<Pace>
  /** Moves what we ourselves show on the page away from what is to be clicked. */
  makeRoom?: (element: Element) => void
  /** Guided mode: shows what the user is to click, and says it; null when that is over. */
  showTarget?: (shown: ShownTarget | null) => void
  /** Guided mode: the user has clicked something else than what is shown. */
  userClicked?: () => void
}

/** What a guided user is shown: the control, where it was found, and a sentence. */
export interface ShownTarget {
  element: Element | null
  sentence: string
}

/** What our clicks have brought to light stays known as long as the document and the service do. */
const memories = new WeakMap<Document, Map<string, Memory>>()

function memoryOf(document: Document, service: string): Memory {
  const ofDocument = memories.get(document) ?? new Map<string, Memory>()
  memories.set(document, ofDocument)
  const memory = ofDocument.get(service) ?? {
    sinceExpand: nothingRevealed,
    sincePick: nothingRevealed,
  }
  ofDocument.set(service, memory)
  return memory
}

export function setStage(
  document: Document,
  target: PageTarget,
  signal: AbortSignal,
  options: StageOptions = {},
): Stage {
  const vocabulary = vocabularyOf(target)
  const reach = options.reach ?? reachOpenRoots
  const memory = memoryOf(document, target.service.id)
  const ids = new WeakMap<Element, number>()
  let lastId = 0
  return {
    document,
    reach,
    vocabulary,
    memory,
    signal,
    makeRoom: (element) => options.makeRoom?.(element),
    showTarget: (shown) => options.showTarget?.(shown),
    userClicked: () => options.userClicked?.(),
    pace: { ...usualPace, ...options.pace },
    look: () => outlookOf(document, reach, vocabulary, memory),
    idOf(element) {
      const id = ids.get(element) ?? ++lastId
      ids.set(element, id)
      return id
    },
  }
}

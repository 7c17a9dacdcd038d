import { createHighlight, type Highlight, topBox } from '../../utils/page/highlight.ts'
import { bannerTag } from '../../utils/page/our-own.ts'
import type { ShownTarget } from '../../utils/page/step-context.ts'
import type { BannerState } from '../../utils/protocol/page-messages.ts'
import { inWords } from '../../utils/words/message.ts'
import { type BannerParts, drawBanner } from './draw-banner.ts'

/**
 * Tells, on the page, that a repair is at work, which step it is at, and stops it on the user's own
 * click. It stands at the lower edge and moves to the upper one when it would cover what is clicked;
 * clicks anywhere but on Stop go through it.
 */
export class Banner {
  readonly #onStop: (repair: string) => void
  #parts: BannerParts | null = null
  #state: BannerState | null = null
  #highlight: Highlight | null = null

  constructor(onStop: (repair: string) => void) {
    this.#onStop = onStop
  }

  show(state: BannerState): void {
    this.#state = state
    const parts = this.#parts ?? this.#attach()
    parts.update(state)
    if (!parts.host.isConnected) document.documentElement.append(parts.host)
  }

  /** Guided mode: a frame around what is to be clicked, and the sentence that says so. */
  showTarget(shown: ShownTarget | null): void {
    const parts = this.#parts
    if (!parts) return
    if (this.#state) parts.update(this.#state, shown ? inWords(shown.sentence) : undefined)
    if (!shown?.element) {
      this.#highlight?.hide()
      return
    }
    this.#highlight ??= createHighlight(parts.root)
    this.#highlight.show(shown.element)
    this.makeRoom(shown.element)
  }

  hide(): void {
    this.#highlight?.hide()
    this.#highlight = null
    this.#parts?.host.remove()
    this.#parts = null
    this.#state = null
  }

  /** Leaves the place that an element of the page needs to be clicked. */
  makeRoom(element: Element): void {
    const parts = this.#parts
    if (!parts) return
    const target = topBox(element)
    const edges = ['bottom', 'top'] as const
    const free = edges.find((edge) => !meets(parts.boxAt(edge), target))
    parts.moveTo(free ?? 'bottom')
  }

  #attach(): BannerParts {
    // An older script of ours may have left its banner.
    for (const old of document.querySelectorAll(bannerTag)) old.remove()
    this.#parts = drawBanner(bannerTag, () => {
      if (this.#state) this.#onStop(this.#state.repair)
    })
    return this.#parts
  }
}

function meets(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

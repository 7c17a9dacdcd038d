import type { BannerState } from '../../utils/protocol/page-messages.ts'
import { say } from '../../utils/words/message.ts'

type Edge = 'top' | 'bottom'

/** The banner's elements, behind the few things that it can do. */
export interface BannerParts {
  host: HTMLElement
  root: ShadowRoot
  /** `hint` says what the user is to do, in place of what is being done. */
  update(state: BannerState, hint?: string): void
  moveTo(edge: Edge): void
  /** Where it is, or would be, in the viewport. */
  boxAt(edge: Edge): DOMRect
}

const margin = 16
const line = 'light-dark(#d5e0dd, #35433f)'
/** Of the user's turn: the warm colour that waiting has in the popup. */
const turnLine = 'light-dark(#b26a00, #f0b45a)'

/**
 * Styles are set one by one on each element: the page's Content-Security-Policy forbids neither that
 * nor `light-dark()`, while it may forbid style sheets.
 */
const styles = {
  host: {
    all: 'initial',
    position: 'fixed',
    left: '50%',
    bottom: `${margin}px`,
    transform: 'translateX(-50%)',
    'z-index': '2147483647',
    'color-scheme': 'light dark',
    'pointer-events': 'none',
    'max-width': `calc(100vw - ${2 * margin}px)`,
  },
  card: {
    display: 'flex',
    'align-items': 'center',
    gap: '14px',
    'box-sizing': 'border-box',
    padding: '10px 10px 10px 16px',
    font: '500 14px/1.35 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    color: 'light-dark(#17211f, #eef4f2)',
    background: 'light-dark(#ffffff, #1a2422)',
    border: `1px solid ${line}`,
    'border-radius': '14px',
    'box-shadow': '0 6px 24px rgb(0 0 0 / 0.22)',
  },
  words: { display: 'flex', 'flex-direction': 'column', gap: '2px', 'min-width': '0' },
  place: {
    'font-size': '12px',
    color: 'light-dark(#4d615c, #a5b8b2)',
    'letter-spacing': '0.01em',
  },
  sentence: { 'font-weight': '600', 'overflow-wrap': 'anywhere' },
  track: { display: 'flex', gap: '4px', 'margin-top': '5px' },
  stop: {
    all: 'unset',
    'pointer-events': 'auto',
    cursor: 'pointer',
    'flex-shrink': '0',
    padding: '8px 14px',
    'border-radius': '9px',
    font: 'inherit',
    'font-weight': '600',
    color: 'light-dark(#8f1d14, #ffb4a8)',
    background: 'light-dark(#fdeceA, #42211d)',
  },
} satisfies Record<string, Record<string, string>>

/** Makes the banner; it isn't put on the page yet. */
export function drawBanner(tag: string, onStop: () => void): BannerParts {
  const host = make(tag, styles.host)
  const card = make('div', styles.card)
  const words = make('div', styles.words)
  const place = make('div', styles.place)
  const sentence = make('div', styles.sentence)
  const track = make('div', styles.track)
  const stop = stopButton(onStop)
  words.setAttribute('role', 'status')
  track.setAttribute('aria-hidden', 'true')
  words.append(place, sentence, track)
  card.append(words, stop)
  const root = host.attachShadow({ mode: 'open' })
  root.append(card)
  return {
    host,
    root,
    update(state, hint) {
      const { step, of } = state
      setText(place, say(hint === undefined ? 'banner_step' : 'banner_your_turn', { step, of }))
      card.style.setProperty('border-color', hint === undefined ? line : turnLine)
      card.style.setProperty('border-width', hint === undefined ? '1px' : '2px')
      setText(sentence, hint ?? state.sentence)
      track.replaceChildren(...dots(state))
      stop.hidden = state.canStop === false
      stop.style.display = stop.hidden ? 'none' : 'block'
    },
    moveTo(edge) {
      host.style.setProperty('bottom', edge === 'bottom' ? `${margin}px` : 'auto')
      host.style.setProperty('top', edge === 'top' ? `${margin}px` : 'auto')
    },
    boxAt(edge) {
      const { left, width, height } = host.getBoundingClientRect()
      const top = edge === 'top' ? margin : window.innerHeight - margin - height
      return new DOMRect(left, top, width, height)
    },
  }
}

/** Setting the same text again would be read out again. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function make(tag: string, style: Record<string, string>): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value)
  return element
}

/** The page's scripts can send clicks too; only the user's own stops a repair. */
function stopButton(onStop: () => void): HTMLElement {
  const button = make('button', styles.stop)
  button.setAttribute('type', 'button')
  button.textContent = say('stop')
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onStop()
  })
  button.addEventListener('focus', () =>
    button.style.setProperty('outline', '2px solid currentcolor'),
  )
  button.addEventListener('blur', () => button.style.removeProperty('outline'))
  return button
}

function dots({ step, of }: BannerState): HTMLElement[] {
  return Array.from({ length: of }, (_, index) => {
    const isReached = index < step
    return make('span', {
      width: '18px',
      height: '4px',
      'border-radius': '2px',
      background: isReached ? 'light-dark(#0f7d68, #4fd1b5)' : 'light-dark(#d5e0dd, #35433f)',
    })
  })
}

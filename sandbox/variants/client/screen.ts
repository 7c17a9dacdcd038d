import { type ConnectView, leaveFor, pageData, RefusedError, send } from './connect.ts'

/** What a page without a framework shows at the moment. */
export interface Screen {
  view: ConnectView
  /** Services whose entry is open. */
  open: Set<string>
  isPickerOpen: boolean
  /** Service chosen in the picker. */
  chosen: string | null
  /** Service that the page asks about before it removes it. */
  asking: string | null
  isBusy: boolean
  message: string
}

/** What controls do, by their `data-do`; the service is that of the nearest `data-service`. */
type Doing = (service: string, screen: Screen) => void | Promise<void>

export interface ScreenOptions {
  root: Element | ShadowRoot
  /** Markup of the whole list; it replaces all that was there, on every change. */
  draw(screen: Screen): string
  /** Further things to do, or others in place of the usual ones. */
  doing?: Record<string, Doing>
  afterDraw?(screen: Screen): void
}

export interface RunningScreen {
  screen: Screen
  redraw(): void
  /** Sends a step and shows what came of it. */
  submit(service: string, step: 'disable' | 'remove'): Promise<void>
}

/** Runs a page of the kind that draws itself anew after each click. */
export function runScreen(options: ScreenOptions): RunningScreen {
  const screen: Screen = {
    view: pageData(),
    open: new Set(),
    isPickerOpen: false,
    chosen: null,
    asking: null,
    isBusy: false,
    message: '',
  }
  const usual: Record<string, Doing> = {
    toggle: (service) => {
      if (!screen.open.delete(service)) screen.open.add(service)
    },
    disable: (service) => submit(service, 'disable'),
    remove: (service) => submit(service, 'remove'),
    'open-picker': () => {
      screen.isPickerOpen = !screen.isPickerOpen
      screen.chosen = null
    },
    'close-picker': () => {
      screen.isPickerOpen = false
    },
    choose: (service) => {
      screen.chosen = service
    },
    enable: (service) => leaveFor(service),
    ask: (service) => {
      screen.asking = service
    },
    cancel: () => {
      screen.asking = null
    },
  }
  const doing = { ...usual, ...options.doing }
  options.root.addEventListener('click', (event) => void onClick(event))
  redraw()
  return { screen, redraw, submit }

  function redraw(): void {
    options.root.innerHTML = options.draw(screen)
    options.afterDraw?.(screen)
  }

  async function onClick(event: Event): Promise<void> {
    const target = event.target instanceof Element ? event.target : null
    const control = target?.closest<HTMLElement>('[data-do]')
    if (!control) return
    if (control.matches('a[href="#"]')) event.preventDefault()
    const service = control.closest<HTMLElement>('[data-service]')?.dataset.service ?? ''
    await doing[control.dataset.do ?? '']?.(service, screen)
    redraw()
  }

  async function submit(service: string, step: 'disable' | 'remove'): Promise<void> {
    screen.asking = null
    screen.isBusy = true
    redraw()
    try {
      screen.view = await send(service, step)
      screen.message = screen.view.notice ?? ''
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      screen.message = error.message
    } finally {
      screen.isBusy = false
    }
  }
}

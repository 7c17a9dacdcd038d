import { render, type TemplateResult } from 'lit'
import { type ConnectView, type OfferView, pageData, send } from './connect.ts'

/** What a page of web components shows. */
export interface LitPage {
  view: ConnectView
  chosen: OfferView | null
  /** Service that is asked about before it is removed. */
  asking: string | null
  isBusy: boolean
  /** Changes something, and draws. */
  set(change: Partial<Pick<LitPage, 'chosen' | 'asking'>>): void
  choose(service: string): void
  submit(service: string, step: 'disable' | 'remove'): Promise<void>
}

/** Draws with Lit on every change; elements that stay the same stay in place. */
export function runLitPage(draw: (page: LitPage) => TemplateResult): void {
  const place = document.querySelector<HTMLElement>('#connect')
  const page: LitPage = {
    view: pageData(),
    chosen: null,
    asking: null,
    isBusy: false,
    set(change) {
      Object.assign(page, change)
      redraw()
    },
    choose(service) {
      page.set({ chosen: page.view.offers.find((one) => one.service === service) ?? null })
    },
    async submit(service, step) {
      page.asking = null
      page.isBusy = true
      redraw()
      page.view = await send(service, step)
      page.isBusy = false
      redraw()
    },
  }
  redraw()

  function redraw(): void {
    if (place) render(draw(page), place)
  }
}

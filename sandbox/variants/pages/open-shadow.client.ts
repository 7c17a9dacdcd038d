import type { EntryView, OfferView } from '../client/connect.ts'
import { leaveFor, pageData, send } from '../client/connect.ts'

/** A button of the site's own: the native one is inside, its text is slotted in. */
class JournalButton extends HTMLElement {
  constructor() {
    super()
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<style>button { font: inherit; padding: 6px 16px; border-radius: 6px; border: 1px solid }</style><button type="button"><slot></slot></button>'
  }
}

/** A row that folds: name and state are slotted in, the sign is its own. */
class JournalRow extends HTMLElement {
  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.innerHTML = `<style>:host { display: block; padding: 8px; border-bottom: 1px solid #d5dbe1 }</style>
<journal-button class="sign">+</journal-button> <slot name="name"></slot> <slot name="state"></slot>
<div class="fold" hidden><slot></slot></div>`
    root.querySelector('.sign')?.addEventListener('click', () => this.toggle())
  }

  toggle(): void {
    const fold = this.shadowRoot?.querySelector<HTMLElement>('.fold')
    const sign = this.shadowRoot?.querySelector('.sign')
    if (!fold || !sign) return
    fold.hidden = !fold.hidden
    sign.textContent = fold.hidden ? '+' : '-'
  }
}

/** The whole list, drawn into a root of its own. */
class JournalConnect extends HTMLElement {
  view = pageData()
  root = this.attachShadow({ mode: 'open' })

  connectedCallback(): void {
    this.root.addEventListener('click', (event) => void this.onClick(event))
    this.draw()
  }

  draw(): void {
    this.root.innerHTML = `${this.view.entries.map(row).join('')}
<p><journal-button class="open">Enable Service</journal-button></p>
<ul class="offers" hidden>${this.view.offers.map(offer).join('')}</ul>`
  }

  async onClick(event: Event): Promise<void> {
    const target = event.target as HTMLElement
    const service = target.closest<HTMLElement>('[data-service]')?.dataset.service ?? ''
    const offers = this.root.querySelector<HTMLElement>('.offers')
    if (target.matches('.open') && offers) offers.hidden = !offers.hidden
    if (target.matches('.choose')) target.nextElementSibling?.toggleAttribute('hidden')
    if (target.matches('.enable')) leaveFor(service)
    if (target.matches('.act')) {
      this.view = await send(service, target.matches('.disable') ? 'disable' : 'remove')
      this.draw()
    }
  }
}

function row({ service, name, state, disabled }: EntryView): string {
  const act = disabled ? ['remove', 'Remove'] : ['disable', 'Disable']
  return `<journal-row data-service="${service}"><b slot="name">${name}</b><i slot="state">${state}</i>
<journal-button class="act ${act[0]}">${act[1]}</journal-button>
<journal-button data-decoy="notifications">Disable notifications</journal-button></journal-row>`
}

function offer({ service, name }: OfferView): string {
  return `<li data-service="${service}"><a href="#" class="choose">${name}</a>
<journal-button class="enable" hidden>Enable</journal-button></li>`
}

customElements.define('journal-button', JournalButton)
customElements.define('journal-row', JournalRow)
customElements.define('journal-connect', JournalConnect)

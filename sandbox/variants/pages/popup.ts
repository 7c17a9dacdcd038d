import { html } from '../../http/html.ts'
import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

const why = 'browsers open no window for a click that no user has made'

export const popup: PageVariant = {
  name: 'popup',
  summary: 'Enable opens the consent screen in a window of its own, by window.open.',
  covers: ['popup consent', 'sign as expander', 'changing sign'],
  expects: 'stops',
  at: ['enable'],
  why,
  client: 'pages/popup.client.ts',
  page: (view) => mountPoint(view, html`<div id="connect" data-how="popup"></div>`),
}

export const newTab: PageVariant = {
  name: 'new-tab',
  summary: 'Enable opens the consent screen in another tab, by the target of a form.',
  covers: ['new-tab consent'],
  expects: 'stops',
  at: ['enable'],
  why,
  client: 'pages/popup.client.ts',
  page: (view) => mountPoint(view, html`<div id="connect" data-how="tab"></div>`),
}

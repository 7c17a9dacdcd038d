import { render } from 'preact'
import { browser } from 'wxt/browser'
import { PopupView } from '../../components/popup/popup-view.tsx'
import { openView } from '../../utils/view/open-view.ts'

const root = document.getElementById('app')
const featured = new URLSearchParams(location.search).get('service')

// The same page is also opened as a tab or a window of its own, whose width isn't ours to set.
const isBrowserPopup = browser.extension.getViews({ type: 'popup' }).includes(window)
document.documentElement.classList.toggle('in-browser-popup', isBrowserPopup)

if (root) {
  openView((model, actions) => {
    render(<PopupView model={model} act={actions} featured={featured} />, root)
  })
}

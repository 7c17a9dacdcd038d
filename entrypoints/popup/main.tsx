import { render } from 'preact'
import { browser } from 'wxt/browser'
import { PopupView } from '../../components/popup/popup-view.tsx'
import { speakInPage } from '../../utils/browser/speak.ts'
import { openView } from '../../utils/view-link/open-view.ts'
import { isToCome, openedFor } from '../../utils/view-link/opened-for.ts'

speakInPage('extension_name')

const root = document.getElementById('app')
const { account, service } = openedFor(location.search)
/** Until then nothing is drawn of another account: the user would take it for the one they came for. */
let isThere = account === null
let isAsked = false

// The same page is also opened as a tab or a window of its own, whose width isn't ours to set.
const isBrowserPopup = browser.extension.getViews({ type: 'popup' }).includes(window)
document.documentElement.classList.toggle('in-browser-popup', isBrowserPopup)

if (root) {
  openView((model, actions) => {
    if (account !== null && !isAsked) {
      isAsked = true
      actions.send({ type: 'show-account', account })
    }
    isThere ||= model.state !== null && !isToCome(account, model.state)
    const shown = isThere ? model : { ...model, state: null }
    const isTheirs = account === null || account === model.state?.account
    render(<PopupView model={shown} act={actions} featured={isTheirs ? service : null} />, root)
  })
}

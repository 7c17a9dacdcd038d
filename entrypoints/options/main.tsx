import { render } from 'preact'
import { browser } from 'wxt/browser'
import { OptionsView } from '../../components/options/options-view.tsx'
import { speakInPage } from '../../utils/browser/speak.ts'
import { openView } from '../../utils/view-link/open-view.ts'

speakInPage('title_settings')

const root = document.getElementById('app')
const { version } = browser.runtime.getManifest()

if (root) {
  openView((model, actions) => {
    render(<OptionsView model={model} act={actions} version={version} />, root)
  })
}

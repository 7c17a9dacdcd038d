import { render } from 'preact'
import { browser } from 'wxt/browser'
import { OptionsView } from '../../components/options/options-view.tsx'
import { openView } from '../../utils/view-link/open-view.ts'

const root = document.getElementById('app')
const { version } = browser.runtime.getManifest()

if (root) {
  openView((model, actions) => {
    render(<OptionsView model={model} act={actions} version={version} />, root)
  })
}

import { render } from 'preact'
import { WelcomeView } from '../../components/welcome/welcome-view.tsx'
import { speakInPage } from '../../utils/browser/speak.ts'
import { openView } from '../../utils/view-link/open-view.ts'

speakInPage('title_welcome')

const root = document.getElementById('app')

if (root) {
  openView((model, actions) => {
    render(<WelcomeView model={model} act={actions} />, root)
  })
}

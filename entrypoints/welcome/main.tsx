import { render } from 'preact'
import { WelcomeView } from '../../components/welcome/welcome-view.tsx'
import { openView } from '../../utils/view-link/open-view.ts'

const root = document.getElementById('app')

if (root) {
  openView((model, actions) => {
    render(<WelcomeView model={model} act={actions} />, root)
  })
}

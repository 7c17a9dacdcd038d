import { render } from 'preact'
import { PopupView } from '../../components/popup/popup-view.tsx'
import { openView } from '../../utils/view/open-view.ts'

const root = document.getElementById('app')
const featured = new URLSearchParams(location.search).get('service')

if (root) {
  openView((model, actions) => {
    render(<PopupView model={model} act={actions} featured={featured} />, root)
  })
}

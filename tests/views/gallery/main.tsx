import { render } from 'preact'
import { OptionsView } from '../../../components/options/options-view.tsx'
import { PopupView } from '../../../components/popup/popup-view.tsx'
import { WelcomeView } from '../../../components/welcome/welcome-view.tsx'
import type { ViewActions, ViewModel } from '../../../utils/view-link/view-model.ts'
import { now } from '../fixtures.ts'
import { galleryModels } from '../gallery-models.ts'

// Draws one view of the fixtures: /?view=popup&state=connections&service=fitbit. What the view asks for
// is kept in window.asked for the tests to read.
Date.now = () => now

const query = new URLSearchParams(location.search)
const root = document.getElementById('app')
const asked: unknown[] = []
Object.assign(window, { asked, show, update })

const act: ViewActions = {
  send: (command) => asked.push(command),
  askSiteAccess: () => asked.push('site-access'),
  copy: async (text) => {
    asked.push({ copied: text })
    return true
  },
}

function show(name: string) {
  // A view that was opened in this state, not one that came to it.
  if (root) render(null, root)
  update(name)
}

/** The same view, with what the background pushes next. */
function update(name: string) {
  const model = galleryModels[name]
  if (!root || !model) throw new Error(`No state is named "${name}".`)
  render(viewOf(query.get('view'), model), root)
}

function viewOf(view: string | null, model: ViewModel) {
  if (view === 'options') return <OptionsView model={model} act={act} version="0.1.0" />
  if (view === 'welcome') return <WelcomeView model={model} act={act} />
  return <PopupView model={model} act={act} featured={query.get('service')} />
}

show(query.get('state') ?? 'connections')

import type { ProblemView } from '../../utils/problems.ts'
import type { ViewModel } from '../../utils/view-link/view-model.ts'
import { popupStates } from './fixtures.ts'

const silent: ProblemView = {
  kind: 'silent',
  sentence: 'The extension isn’t answering.',
  whatToDo: 'It keeps trying. If this stays, restart the browser.',
}

const models = Object.entries(popupStates).map(([name, state]): [string, ViewModel] => [
  name,
  { state, troubles: [] },
])

/** What a view can be given, by name. */
export const galleryModels: Record<string, ViewModel | undefined> = {
  ...Object.fromEntries(models),
  silent: { state: null, troubles: [silent] },
}

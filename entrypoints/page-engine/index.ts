import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { speakAsBrowser } from '../../utils/browser/speak.ts'
import { guideStep } from '../../utils/page/guide.ts'
import { observePage } from '../../utils/page/observe.ts'
import { performStep } from '../../utils/page/perform.ts'
import { provideEngine } from '../../utils/page/provided-engine.ts'
import { reachAllRoots } from './all-roots.ts'

/** Injected beside the Connect page's script once the background has something to be done there. */
export default defineUnlistedScript(() => {
  speakAsBrowser()
  const reach = reachAllRoots
  provideEngine({
    observe: (target, signal) => observePage(document, target, signal, { reach }),
    perform: (request, world, signal, options) =>
      performStep(document, request, world, signal, { ...options, reach }),
    guide: (request, signal, options) =>
      guideStep(document, request, signal, { ...options, reach }),
  })
})

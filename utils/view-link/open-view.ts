import { browser } from 'wxt/browser'
import type { ProblemView } from '../problems.ts'
import type { AppState } from '../protocol/app-state.ts'
import { answered } from '../protocol/late-answer.ts'
import { type ViewPush, type ViewReport, viewPortName } from '../protocol/view-port.ts'
import { say } from '../words/message.ts'
import { type CommandTrouble, commandSender } from './command-sender.ts'
import { keepLinked } from './port-link.ts'
import { hasSiteAccess, onSiteAccessChange, requestSiteAccess } from './site-access.ts'
import { siteAccessProblem, type ViewActions, type ViewModel } from './view-model.ts'

function silent(): ProblemView {
  return {
    kind: 'silent',
    sentence: say('trouble_silent'),
    whatToDo: say('trouble_silent_do'),
  }
}

function noSiteAccess(): ProblemView {
  return {
    kind: siteAccessProblem,
    sentence: say('trouble_no_access'),
    whatToDo: say('trouble_no_access_do'),
  }
}

/** Wires a page to the background: `draw` runs now and whenever there is something new to show. */
export function openView(draw: (model: ViewModel, actions: ViewActions) => void): void {
  let state: AppState | null = null
  let linkTrouble: ProblemView | null = null
  let commandTrouble: CommandTrouble = null
  let siteAccess = true

  const send = commandSender(
    async (command) => answered(await browser.runtime.sendMessage(command)),
    (trouble) => {
      commandTrouble = trouble
      redraw()
    },
  )
  const actions: ViewActions = {
    send,
    copy: copyText,
    askSiteAccess: async () => {
      if (await requestSiteAccess()) send({ type: 'grant-site-access' })
    },
  }

  function redraw() {
    const told = state?.notices.some((notice) => notice.kind === siteAccessProblem)
    const accessTrouble = siteAccess || told ? null : noSiteAccess()
    const troubles = [linkTrouble, commandTrouble, accessTrouble].filter((it) => it !== null)
    draw({ state, troubles }, actions)
  }

  async function lookAtSiteAccess() {
    siteAccess = await hasSiteAccess()
    redraw()
  }

  /** The background tells by notification what nobody sees here. */
  function connect() {
    const port = browser.runtime.connect({ name: viewPortName })
    const report = () => {
      const message: ViewReport = { isVisible: document.visibilityState === 'visible' }
      port.postMessage(message)
    }
    port.onDisconnect.addListener(() => document.removeEventListener('visibilitychange', report))
    document.addEventListener('visibilitychange', report)
    report()
    return port
  }

  redraw()
  keepLinked(
    connect,
    {
      onMessage(message) {
        state = (message as ViewPush).state
        linkTrouble = null
        redraw()
      },
      onSilence() {
        linkTrouble = silent()
        redraw()
      },
    },
    document,
  )
  onSiteAccessChange(lookAtSiteAccess)
  lookAtSiteAccess()
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Refused by the browser: the text stays selectable in its box.
    return false
  }
}

import type {
  GuideRequest,
  PageQuestion,
  PageView,
  StepRequest,
  StepResult,
} from '../../../utils/page/page-step.ts'
import type { HandResult, PageBanner, PageHand } from '../../../utils/repair/page-hand.ts'
import type { StepId } from '../../../utils/site/steps.ts'
import { verbatim } from '../../verbatim.ts'
import type { FitTrend } from './fittrend.ts'

type StopKind = Extract<StepResult, { kind: 'stopped' }>['problem']['kind']

/** What happens to one request to the page, instead of the ordinary. */
export type Mishap =
  | { kind: 'stops'; because: StopKind; after?: 'act' }
  /** The document goes away (a page load), before or after the act. */
  | { kind: 'loads'; when: 'before act' | 'after act' }
  /** The same, but the page still tells that it goes away. */
  | { kind: 'leaves'; when: 'before act' | 'after act' }
  /** The tab is closed. */
  | { kind: 'closes'; when: 'before act' | 'after act' }
  /** Something else happens first; then the page does as asked. */
  | { kind: 'first'; do: () => unknown }

interface Tab {
  hidden: boolean
}

/**
 * The Connect page and its tabs in memory. It does what the real page allows and nothing else: Remove
 * is there only for a service that is disabled, so a Remove of what has just been connected stops.
 */
export class ConnectPage implements PageHand {
  readonly tabs = new Map<number, Tab>()
  /** Steps that were asked for, in order. */
  readonly asked: StepId[] = []
  banners: (PageBanner | null)[] = []
  /** Containers in which a tab was asked for, in order. */
  readonly openedIn: (string | null)[] = []
  /** Whether a tab can be opened at all. */
  canOpen = true
  isSignedIn = true
  /** The page shows another FitTrend account than the API: its deeds don't reach this one. */
  showsOtherAccount = false
  /** Called when a document of the page has gone. */
  afterLoad: () => void = () => {}
  /** What was done to the other account's connection while the page showed that one. */
  readonly elsewhere: string[] = []
  /** Whether the other account lists the service. */
  otherLists = true
  /** The other account's is switched off, too. */
  otherIsOff = false
  /** The page says in its head whose it is. */
  saysWhose = true
  /** So many looks show no name yet. */
  namesFromLook = 0
  needsToBeSeen = false
  /** Requests to read the list of services. */
  readonly listReads: StepRequest[] = []
  /** Why the list can't be read; null: it can. */
  listStops: StopKind | null = null
  /** Only a load of the page closes it. */
  listStaysOpen = false
  /** The next requests to read the list go wrong like this. */
  listMishaps: Mishap[] = []
  reloads = 0
  /** What the user is being shown, and in which tab. */
  guiding: { tab: number; repair: string; request: GuideRequest } | null = null
  /** The page can't be asked to show anything. */
  canGuide = true
  readonly #fitTrend: FitTrend
  readonly #mishaps = new Map<StepId, Mishap[]>()
  #nextTab = 1

  constructor(fitTrend: FitTrend) {
    this.#fitTrend = fitTrend
  }

  /** The next requests for a step go wrong like this, one after the other. */
  mishap(step: StepId, ...mishaps: Mishap[]): void {
    this.#mishaps.set(step, mishaps)
  }

  async open(tabId: number | null, container: string | null): Promise<number | null> {
    this.openedIn.push(container)
    if (tabId !== null && this.tabs.has(tabId)) return tabId
    if (!this.canOpen) return null
    const id = this.#nextTab++
    this.tabs.set(id, { hidden: true })
    return id
  }

  async reload(): Promise<void> {
    this.reloads += 1
  }

  async perform(tabId: number, repair: string, request: StepRequest): Promise<HandResult> {
    // To look whose page it is isn't a step.
    const isLook = request.step === 'open' && request.mode === 'dry-run' && request.acted
    if (request.mode === 'read-list') return await this.#readList(tabId, request)
    if (!isLook) this.asked.push(request.step)
    const answered = await this.#perform(tabId, repair, request)
    if (answered.kind !== 'answer') return answered
    const { result } = answered
    return { kind: 'answer', result: { ...result, view: this.#seen(result, request) } }
  }

  /** What the page shows of whose it is. */
  #seen(result: StepResult, { target }: StepRequest): PageView {
    const isOut = result.kind === 'stopped' && result.problem.kind === 'signed-out'
    const isLate = this.namesFromLook > 0
    if (isLate) this.namesFromLook -= 1
    const saysWhose = this.saysWhose && !isLate
    const isNamed = saysWhose && !this.showsOtherAccount && target.account !== undefined
    const whose = this.showsOtherAccount ? 'Somebody else' : this.#fitTrend.account.name
    const name = saysWhose ? whose : null
    const kind = isOut ? 'signed-out' : result.view.kind
    return { ...result.view, kind, user: { ...result.view.user, isNamed, name } }
  }

  async #perform(tabId: number, _repair: string, request: StepRequest): Promise<HandResult> {
    if (!this.tabs.has(tabId)) return { kind: 'gone' }
    const mishap = this.#mishaps.get(request.step)?.shift()
    if (mishap?.kind === 'first') await mishap.do()
    const isAct = mishap && mishap.kind !== 'first'
    // What wants a sign-in first does nothing, whatever else goes wrong.
    const mayAct = this.isSignedIn || request.mode === 'dry-run'
    if (isAct && mayAct) return this.#goWrong(mishap, request, tabId)
    if (!this.isSignedIn) return answer(stopped('signed-out', []))
    if (this.needsToBeSeen && this.tabs.get(tabId)?.hidden) return answer(stopped('no-effect', []))
    return answer(request.mode === 'dry-run' ? this.#look(request) : this.#act(request))
  }

  /** The list of services is opened, read and closed: FitTrend sees nothing of it. */
  async #readList(tabId: number, request: StepRequest): Promise<HandResult> {
    if (!this.tabs.has(tabId)) return { kind: 'gone' }
    this.listReads.push(request)
    const mishap = this.listMishaps.shift()
    if (mishap?.kind === 'first') await mishap.do()
    if (mishap && mishap.kind !== 'first')
      return this.#goWrong(mishap, { ...request, step: 'open' }, tabId)
    if (!this.isSignedIn) return answer(stopped('signed-out', []))
    const isUnseen = this.needsToBeSeen && this.tabs.get(tabId)?.hidden
    const problem = isUnseen ? 'no-effect' : this.listStops
    const result = problem ? stopped(problem, []) : done(['Enable Service'])
    const leftOpen = this.listStaysOpen ? { leftOpen: true as const } : {}
    return answer({ ...result, ...leftOpen, view: this.#seen(result, request) })
  }

  async guide(tab: number, repair: string, request: GuideRequest): Promise<boolean> {
    this.guiding = this.canGuide ? { tab, repair, request } : null
    return this.canGuide
  }

  async guides(tab: number, repair: string): Promise<'yes' | 'no' | 'gone'> {
    if (!this.tabs.has(tab)) return 'gone'
    return this.guiding?.tab === tab && this.guiding.repair === repair ? 'yes' : 'no'
  }

  /** The user does by hand what the step being shown is for. */
  userClicks(): void {
    if (!this.guiding) throw new Error('the user is shown nothing to click')
    const { request } = this.guiding
    this.#act({ ...request, acted: true, mode: 'automatic' })
    this.guiding = null
  }

  #goWrong(
    mishap: Exclude<Mishap, { kind: 'first' }>,
    request: StepRequest,
    tab: number,
  ): HandResult {
    const isAfter = mishap.kind === 'stops' ? mishap.after === 'act' : mishap.when === 'after act'
    // Where it is only looked, nothing is clicked.
    const acts = isAfter && request.mode !== 'dry-run'
    const result = acts ? this.#act(request) : null
    if (mishap.kind === 'loads') this.afterLoad()
    switch (mishap.kind) {
      case 'stops':
        return answer(stopped(mishap.because, result?.clicked ?? []))
      case 'loads':
        return { kind: 'lost' }
      case 'leaves':
        return answer({ kind: 'leaving', clicked: [], questions: [], view: view() })
      case 'closes':
        this.tabs.delete(tab)
        return { kind: 'gone' }
    }
  }

  #act({ step, target }: StepRequest): StepResult {
    const { id, name } = target.service
    const connection = this.#fitTrend.connections.get(id)
    switch (step) {
      case 'open':
        return done([], true)
      case 'expand':
        if (!connection) return stopped('not-found', [])
        return offering(done([`button "+" of ${name}`]), {
          disable: this.showsOtherAccount ? !this.otherIsOff : connection.status !== 'disabled',
        })
      case 'disable':
        if (this.showsOtherAccount) return this.#disableElsewhere()
        if (!connection) return stopped('not-found', [])
        if (connection.status === 'disabled') return done([], true)
        this.#fitTrend.disable(id)
        return done(['button "Disable"'])
      case 'remove':
        if (this.showsOtherAccount) return this.#removeElsewhere(id)
        if (!connection) return done([], true)
        if (connection.status !== 'disabled') return stopped('not-found', [])
        this.#fitTrend.remove(id)
        return done(['button "Remove"'], false, `Remove ${name}?`)
      case 'select':
        return done(['button "Enable Service"', `option "${name}"`])
      case 'enable':
        return { kind: 'leaving', clicked: ['button "Enable"'], questions: [], view: view() }
    }
  }

  #disableElsewhere(): StepResult {
    if (!this.otherLists) return stopped('not-found', [])
    if (this.otherIsOff) return done([], true)
    this.otherIsOff = true
    return done(['button "Disable"'])
  }

  #removeElsewhere(id: string): StepResult {
    if (!this.otherLists) return done([], true)
    this.elsewhere.push(`${id} removed`)
    return done(['button "Remove"'])
  }

  /** What a click is still needed for; the (+) and the list of services leave no trace in FitTrend. */
  #look({ step, target, acted }: StepRequest): StepResult {
    const connection = this.#fitTrend.connections.get(target.service.id)
    const isDone = {
      open: true,
      expand: acted,
      disable: this.showsOtherAccount ? this.otherIsOff : connection?.status === 'disabled',
      remove: this.showsOtherAccount ? !this.otherLists : !connection,
      select: acted,
      enable: false,
    }[step]
    return isDone ? done([], true) : { ...done([]), found: [`button for ${step}`] }
  }

  async cancel(): Promise<void> {
    this.guiding = null
  }

  async show(tabId: number): Promise<boolean> {
    const tab = this.tabs.get(tabId)
    if (tab) tab.hidden = false
    return tab !== undefined
  }

  async isHidden(tabId: number): Promise<boolean> {
    return this.tabs.get(tabId)?.hidden ?? false
  }

  async banner(_tabId: number, banner: PageBanner | null): Promise<void> {
    this.banners.push(banner)
  }

  async dismiss(tabId: number): Promise<void> {
    this.tabs.delete(tabId)
  }
}

function answer(result: StepResult): HandResult {
  return { kind: 'answer', result }
}

function done(
  clicked: string[],
  alreadyDone = false,
  asked: string | null = null,
): StepResult & { kind: 'done' } {
  const questions: PageQuestion[] = asked === null ? [] : [{ asked, form: 'page', answer: 'yes' }]
  return { kind: 'done', alreadyDone, clicked, questions, view: view() }
}

/** The same result on a page that offers other controls. */
function offering<T extends StepResult>(result: T, can: Partial<PageView['can']>): T {
  return { ...result, view: { ...result.view, can: { ...result.view.can, ...can } } }
}

function stopped(kind: StopKind, clicked: string[]): StepResult & { kind: 'stopped' } {
  const problem = {
    kind,
    lookedFor: verbatim('button "Disable" of Fitbit'),
    candidates: ['button "Switch off"'],
    sentence: verbatim(`The page says ${kind}.`),
  }
  return { kind: 'stopped', problem, clicked, questions: [], view: view() }
}

function view(): PageView {
  return {
    kind: 'connect',
    address: 'https://fittrend.example/account/connect',
    hidden: false,
    entry: 'expanded',
    can: { disable: true, remove: true, enableService: true, choose: true, enable: true },
    health: { kind: 'listed', word: null },
    user: { isNamed: false, name: null, listed: [] },
  }
}

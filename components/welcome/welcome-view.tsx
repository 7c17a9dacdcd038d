import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions, ViewModel } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Heading } from '../parts/heading.tsx'
import { Loading } from '../parts/loading.tsx'
import { Mark } from '../parts/mark.tsx'
import { NoticeList } from '../parts/notice-list.tsx'
import { noticesOf } from '../parts/notices-of.ts'
import { PromiseList } from '../parts/promise-list.tsx'
import { RepairPanel } from '../repair/repair-panel.tsx'
import { FirstCheck } from './first-check.tsx'
import { SignInStep } from './sign-in-step.tsx'
import { WelcomeStep } from './welcome-step.tsx'
import '../styles/base.css'
import '../styles/page.css'
import './welcome-view.css'

/** The first run in three steps: what it does, sign in, first check. */
export function WelcomeView({ model, act }: { model: ViewModel; act: ViewActions }) {
  const { state } = model
  return (
    <div class="page welcome">
      <header class="welcome-head">
        <Mark />
        <Heading level={1}>{say('extension_name')}</Heading>
        <p>{say('welcome_lead')}</p>
      </header>
      <main>
        <NoticeList notices={noticesOf(model)} act={act} />
        {state ? <Steps state={state} act={act} /> : <Loading words={say('welcome_loading')} />}
      </main>
    </div>
  )
}

function Steps({ state, act }: { state: AppState; act: ViewActions }) {
  const { session } = state
  const isIn = session.kind === 'signed-in' || session.kind === 'not-needed'
  return (
    <>
      <ol class="welcome-steps">
        <WelcomeStep number={1} title={say('welcome_may')} done={true}>
          <PromiseList siteOrigin={state.siteOrigin} />
        </WelcomeStep>
        <WelcomeStep number={2} title={say('welcome_sign_in')} done={isIn}>
          <SignInStep session={session} act={act} />
        </WelcomeStep>
        <WelcomeStep number={3} title={say('welcome_check')} done={isIn && isGood(state)}>
          <FirstCheck state={state} act={act} ready={isIn} />
        </WelcomeStep>
      </ol>
      <RepairPanel
        repair={state.repair}
        account={null}
        queue={state.queue.map(({ service }) => service.name)}
        act={act}
        supportUrl={state.supportUrl}
      />
    </>
  )
}

function isGood({ lastCheck, checking }: AppState): boolean {
  return lastCheck !== null && lastCheck.problem === null && !checking
}

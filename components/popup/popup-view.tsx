import { useEffect, useRef } from 'preact/hooks'
import type { AppState } from '../../utils/protocol/app-state.ts'
import type { ViewActions, ViewModel } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Heading } from '../parts/heading.tsx'
import { Icon } from '../parts/icon.tsx'
import { Loading } from '../parts/loading.tsx'
import { Mark } from '../parts/mark.tsx'
import { NoticeList } from '../parts/notice-list.tsx'
import { noticesOf } from '../parts/notices-of.ts'
import { SessionCard } from '../parts/session-card.tsx'
import { RepairPanel } from '../repair/repair-panel.tsx'
import { AccountSwitch } from './account-switch.tsx'
import { ConnectionsSection } from './connections-section.tsx'
import '../styles/base.css'
import './popup-view.css'

interface PopupViewProps {
  model: ViewModel
  act: ViewActions
  /** Service the popup was opened for, e.g. by a notification. */
  featured: string | null
}

/** The popup: what needs the user now, the repair in progress, and every connection. */
export function PopupView({ model, act, featured }: PopupViewProps) {
  const { state } = model
  return (
    <div class="popup">
      <header class="popup-head">
        <Mark />
        <Heading level={1}>{say('extension_name')}</Heading>
      </header>
      <main>
        <NoticeList notices={noticesOf(model)} act={act} />
        {state ? (
          <Content state={state} act={act} featured={featured} />
        ) : (
          <Loading words={say('popup_loading')} />
        )}
      </main>
      <footer class="popup-foot">
        <a href="options.html" target="_blank" rel="noopener">
          <Icon name="gear" />
          {say('popup_settings')}
        </a>
        {state?.session.kind === 'signed-in' && <p>{state.session.accountName}</p>}
      </footer>
    </div>
  )
}

function Content({
  state,
  act,
  featured,
}: {
  state: AppState
  act: ViewActions
  featured: string | null
}) {
  const connectionsHeading = useFocusAfterResult(state)
  const { session, repair } = state
  return (
    <>
      <SessionCard session={session} act={act} />
      <AccountSwitch accounts={state.accounts} act={act} />
      <RepairPanel
        repair={repair}
        account={otherAccount(state)}
        queue={state.queue.map(({ service }) => service.name)}
        act={act}
        supportUrl={state.supportUrl}
      />
      <ConnectionsSection
        state={state}
        act={act}
        featured={featured}
        headingRef={connectionsHeading}
      />
    </>
  )
}

/** Name of the account that the repair is about, where another one is shown. */
function otherAccount({ repair, account, accounts }: AppState): string | null {
  if (!repair || account === null || repair.account === account) return null
  return accounts.find(({ id }) => id === repair.account)?.name ?? null
}

/** The closed result took its Done button with it: the focus goes on to the connections. */
function useFocusAfterResult({ repair }: AppState) {
  const heading = useRef<HTMLHeadingElement>(null)
  const hadRepair = useRef(repair !== null)
  useEffect(() => {
    if (hadRepair.current && !repair) heading.current?.focus()
    hadRepair.current = repair !== null
  }, [repair])
  return heading
}

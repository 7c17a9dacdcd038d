import type { RepairView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'

interface Props {
  repair: RepairView
  act: ViewActions
}

/** The button that helps when the repair waits for the user. */
export function WaitingHelp(props: Props) {
  switch (props.repair.waiting?.button) {
    case 'show-page':
      return <ShowPage {...props} />
    case 'grant-permission':
      return <GrantPermission {...props} kind="primary" />
    case 'either':
      return (
        <>
          <ShowPage {...props} />
          <GrantPermission {...props} kind="quiet" />
        </>
      )
    case 'account':
      return <WhosePage {...props} />
    case 'list':
      return <GoOnOrNot {...props} />
    default:
      return null
  }
}

/** Step 5 will be theirs, if they go on. */
function GoOnOrNot({ repair, act }: Props) {
  const answer = (goOn: boolean) =>
    act.send({ type: 'go-on-without-list', repair: repair.id, goOn })
  return (
    <>
      <ShowPage repair={repair} act={act} />
      <div class="result-buttons">
        <Button onClick={() => answer(true)}>{say('panel_go_on')}</Button>
        <Button onClick={() => answer(false)}>{say('panel_no_go')}</Button>
      </div>
    </>
  )
}

/** Only the user can tell whose page it is; they may look first. */
function WhosePage({ repair, act }: Props) {
  const answer = (isIt: boolean) => act.send({ type: 'confirm-account', repair: repair.id, isIt })
  return (
    <>
      <ShowPage repair={repair} act={act} />
      <div class="result-buttons">
        <Button onClick={() => answer(true)}>{say('panel_is_it')}</Button>
        <Button onClick={() => answer(false)}>{say('panel_is_not')}</Button>
      </div>
    </>
  )
}

function ShowPage({ repair, act }: Props) {
  return (
    <Button
      kind="primary"
      icon="eye"
      onClick={() => act.send({ type: 'show-page', repair: repair.id })}
    >
      {say('panel_show_page')}
    </Button>
  )
}

function GrantPermission({ repair, act, kind }: Props & { kind: 'primary' | 'quiet' }) {
  return (
    <Button
      kind={kind}
      icon="person"
      onClick={() => act.send({ type: 'grant-permission', repair: repair.id })}
    >
      {say('panel_grant')}
    </Button>
  )
}

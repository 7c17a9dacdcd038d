import type { RepairView } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
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
    default:
      return null
  }
}

function ShowPage({ repair, act }: Props) {
  return (
    <Button
      kind="primary"
      icon="eye"
      onClick={() => act.send({ type: 'show-page', repair: repair.id })}
    >
      Show the page
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
      Grant permission
    </Button>
  )
}

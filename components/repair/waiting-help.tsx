import type { RepairView } from '../../utils/app-state.ts'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'

/** The button that helps when the repair waits for the user. */
export function WaitingHelp({ repair, act }: { repair: RepairView; act: ViewActions }) {
  switch (repair.waiting?.button) {
    case 'show-page':
      return (
        <Button
          kind="primary"
          icon="eye"
          onClick={() => act.send({ type: 'show-page', repair: repair.id })}
        >
          Show the page
        </Button>
      )
    case 'grant-permission':
      return (
        <Button
          kind="primary"
          icon="person"
          onClick={() => act.send({ type: 'grant-permission', repair: repair.id })}
        >
          Grant permission
        </Button>
      )
    default:
      return null
  }
}

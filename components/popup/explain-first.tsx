import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Around } from '../parts/around.tsx'
import { Button } from '../parts/button.tsx'

interface ExplainFirstProps {
  connection: ConnectionView
  supportUrl: string
  act: ViewActions
}

/** In place of a repair that may not last: the way to help, and the repair only for who wants it all the same. */
export function ExplainFirst({ connection, supportUrl, act }: ExplainFirstProps) {
  const { account, service } = connection
  return (
    <>
      <p class="explain-first">
        <Around words={(link) => say('popup_explain', { link })}>
          <a href={supportUrl} target="_blank" rel="noopener">
            {say('popup_explain_link')}
          </a>
        </Around>
      </p>
      <Button onClick={() => act.send({ type: 'explained', account, service: service.id })}>
        {say('popup_repair_anyway')}
      </Button>
    </>
  )
}

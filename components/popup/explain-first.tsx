import type { ConnectionView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
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
        <a href={supportUrl} target="_blank" rel="noopener">
          Get help from FitTrend
        </a>{' '}
        to find what breaks it.
      </p>
      <Button onClick={() => act.send({ type: 'explained', account, service: service.id })}>
        Offer the repair anyway
      </Button>
    </>
  )
}

import type { Receipt } from '../../utils/repair/record/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say, sayMarked } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Words } from '../words/words.tsx'
import { ReceiptView } from './receipt-view.tsx'

interface RepairedProps {
  repair: string
  receipt: Receipt
  act: ViewActions
}

/** The good end: the connection is back, and this is the proof. */
export function Repaired({ repair, receipt, act }: RepairedProps) {
  return (
    <>
      <p class="result-lead">
        <Words>{sayMarked('result_repaired', { name: receipt.service.name })}</Words>
      </p>
      <ReceiptView receipt={receipt} />
      <div class="result-buttons">
        <Button kind="primary" onClick={() => act.send({ type: 'close-result', repair })}>
          {say('result_done')}
        </Button>
      </div>
    </>
  )
}

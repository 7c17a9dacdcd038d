import type { Receipt } from '../../utils/repair/record/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
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
      <p class="result-lead">{receipt.service.name} is connected again, and the import goes on.</p>
      <ReceiptView receipt={receipt} />
      <div class="result-buttons">
        <Button kind="primary" onClick={() => act.send({ type: 'close-result', repair })}>
          Done
        </Button>
      </div>
    </>
  )
}

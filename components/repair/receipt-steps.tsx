import type { Receipt } from '../../utils/repair/record/schema.ts'
import { inWords, say, sayMarked, snake } from '../../utils/words/message.ts'
import { secondsInWords } from '../words/duration.ts'
import { formatTime } from '../words/format-date.ts'
import { Words } from '../words/words.tsx'

/** What was done, for those who want to know it exactly. */
export function ReceiptSteps({ receipt: { steps, list, service } }: { receipt: Receipt }) {
  return (
    <details class="receipt-steps">
      <summary>{say('receipt_steps')}</summary>
      <ol>
        {steps.map(({ step, status, at, note }) => (
          <li key={step}>
            <Words>{sayMarked(`step_${step}`, { name: service.name })}</Words>{' '}
            <span class="muted">{say(`receipt_step_${status}`, { time: formatTime(at) })}</span>
            {note && <p class="muted">{inWords(note)}</p>}
          </li>
        ))}
      </ol>
      {list && (
        <p class="muted">
          {say(`receipt_list_${snake(list.how)}`)}{' '}
          {say('receipt_list_took', {
            time: formatTime(list.at),
            duration: secondsInWords(list.tookMs),
          })}
        </p>
      )}
    </details>
  )
}

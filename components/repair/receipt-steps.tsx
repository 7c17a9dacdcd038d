import type { Receipt } from '../../utils/app-state.ts'
import { formatTime } from '../words/format-date.ts'

/** What was done, for those who want to know it exactly. */
export function ReceiptSteps({ steps }: { steps: Receipt['steps'] }) {
  return (
    <details class="receipt-steps">
      <summary>What was done</summary>
      <ol>
        {steps.map(({ words, status, at, note }) => (
          <li key={words}>
            {words}{' '}
            <span class="muted">
              {status}, {formatTime(at)}
            </span>
            {note && <p class="muted">{note}</p>}
          </li>
        ))}
      </ol>
    </details>
  )
}

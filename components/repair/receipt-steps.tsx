import type { Receipt } from '../../utils/repair/record/schema.ts'
import { formatTime } from '../words/format-date.ts'

const listInWords = {
  read: 'Before step 3 the list of services was opened, read and closed: nothing was chosen.',
  'by-hand':
    'Before step 3 the list of services couldn’t be read. You went on and chose by yourself.',
}

/** What was done, for those who want to know it exactly. */
export function ReceiptSteps({ steps, list }: Pick<Receipt, 'steps' | 'list'>) {
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
      {list && (
        <p class="muted">
          {listInWords[list.how]} ({formatTime(list.at)}, in {(list.tookMs / 1000).toFixed(1)} sec)
        </p>
      )}
    </details>
  )
}

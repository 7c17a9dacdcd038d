import type { ComponentChildren } from 'preact'
import type { Receipt } from '../../utils/repair/record/schema.ts'
import { inWords, say } from '../../utils/words/message.ts'
import { Around } from '../parts/around.tsx'
import { Icon } from '../parts/icon.tsx'
import { durationInWords } from '../words/duration.ts'
import { formatMoment } from '../words/format-date.ts'
import { ReceiptSteps } from './receipt-steps.tsx'
import { recordsInWords } from './records-in-words.ts'
import { Seam } from './seam.tsx'
import { SettingsDiff } from './settings-diff.tsx'
import './receipt-view.css'

/** Proof of a repair: the seam in the data first, for that is what the user fears for. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { startedAt, finishedAt, questions, remarks } = receipt
  const duration = durationInWords(finishedAt - startedAt)
  return (
    <div class="receipt">
      <Seam receipt={receipt} />
      {remarks.length > 0 && (
        <ul class="remarks" aria-label={say('receipt_note')}>
          {remarks
            .map((remark) => inWords(remark))
            .map((remark) => (
              <li key={remark}>
                <Icon name="warning" />
                {remark}
              </li>
            ))}
        </ul>
      )}
      <dl>
        <Fact name={say('receipt_when')}>
          <Around words={(time) => say('receipt_when_took', { time, duration })}>
            <time dateTime={new Date(finishedAt).toISOString()}>{formatMoment(finishedAt)}</time>
          </Around>
        </Fact>
        <Fact name={say('receipt_records')}>{recordsInWords(receipt)}</Fact>
        <Fact name="Connect Settings">
          <SettingsDiff before={receipt.settingsBefore} after={receipt.settingsAfter} />
        </Fact>
        {questions.length > 0 && (
          <Fact name={say('receipt_asked')}>
            {questions.map(({ asked, answer }) => (
              <p key={asked + answer}>{say(`receipt_answer_${answer}`, { asked })}</p>
            ))}
          </Fact>
        )}
      </dl>
      <ReceiptSteps receipt={receipt} />
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

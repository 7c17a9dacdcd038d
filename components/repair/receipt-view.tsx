import type { ComponentChildren } from 'preact'
import type { Receipt } from '../../utils/repair/record/schema.ts'
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
  return (
    <div class="receipt">
      <Seam receipt={receipt} />
      {remarks.length > 0 && (
        <ul class="remarks" aria-label="Please note">
          {remarks.map((remark) => (
            <li key={remark}>
              <Icon name="warning" />
              {remark}
            </li>
          ))}
        </ul>
      )}
      <dl>
        <Fact name="Repaired">
          <time dateTime={new Date(finishedAt).toISOString()}>{formatMoment(finishedAt)}</time>, in{' '}
          {durationInWords(finishedAt - startedAt)}
        </Fact>
        <Fact name="Records">{recordsInWords(receipt)}</Fact>
        <Fact name="Connect Settings">
          <SettingsDiff before={receipt.settingsBefore} after={receipt.settingsAfter} />
        </Fact>
        {questions.length > 0 && (
          <Fact name="FitTrend asked">
            {questions.map(({ asked, answer }) => (
              <p key={asked + answer}>
                “{asked}” {answersInWords[answer]}
              </p>
            ))}
          </Fact>
        )}
      </dl>
      <ReceiptSteps steps={receipt.steps} list={receipt.list} />
    </div>
  )
}

const answersInWords = {
  yes: 'Reconnect answered with yes: it was what you had agreed to.',
  cancel: 'Reconnect answered with Cancel, and left it to you.',
  left: 'Left to you.',
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

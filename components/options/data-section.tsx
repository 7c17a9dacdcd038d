import { useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Question } from '../parts/question.tsx'

/** What is kept on this machine, and how to be rid of it. */
export function DataSection({ act }: { act: ViewActions }) {
  const [asking, setAsking] = useState(false)
  return (
    <section class="page-section card">
      <h2>{say('settings_data')}</h2>
      <p>{say('settings_data_kept')}</p>
      <ul class="bullets">
        <li>{say('settings_data_checks')}</li>
        <li>{say('settings_data_receipts')}</li>
        <li>{say('settings_data_sign_in')}</li>
      </ul>
      {asking ? (
        <Question
          asks={say('settings_erase_asks')}
          no={say('settings_erase_no')}
          onNo={() => setAsking(false)}
          yes={say('settings_erase_yes')}
          onYes={() => {
            setAsking(false)
            act.send({ type: 'erase-data' })
          }}
        >
          {say('settings_erase_means')}
        </Question>
      ) : (
        <Button kind="danger" onClick={() => setAsking(true)}>
          {say('settings_erase')}
        </Button>
      )}
    </section>
  )
}

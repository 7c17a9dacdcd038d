import { useRef, useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Button } from '../parts/button.tsx'
import { Heading } from '../parts/heading.tsx'
import { Question } from '../parts/question.tsx'
import { useFocusKept } from '../parts/use-focus-kept.ts'

/** What is kept on this machine, and how to be rid of it. */
export function DataSection({ act }: { act: ViewActions }) {
  const [asking, setAsking] = useState(false)
  const section = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusKept(section, heading)
  return (
    <section ref={section} class="page-section card">
      <Heading level={2} ref={heading}>
        {say('settings_data')}
      </Heading>
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

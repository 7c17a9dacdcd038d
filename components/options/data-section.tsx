import { useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import { Question } from '../parts/question.tsx'

/** What is kept on this machine, and how to be rid of it. */
export function DataSection({ act }: { act: ViewActions }) {
  const [asking, setAsking] = useState(false)
  return (
    <section class="page-section card">
      <h2>Data on this machine</h2>
      <p>All of this stays in this browser and goes to nobody but FitTrend:</p>
      <ul class="bullets">
        <li>how each connection was at each check, so that a change can be noticed;</li>
        <li>receipts of repairs, and the Connect Settings that a repair has to restore;</li>
        <li>your sign-in to FitTrend, and these settings.</li>
      </ul>
      {asking ? (
        <Question
          asks="Delete all data?"
          no="Keep"
          onNo={() => setAsking(false)}
          yes="Delete"
          onYes={() => {
            setAsking(false)
            act.send({ type: 'erase-data' })
          }}
        >
          You will be signed out, and receipts are gone for good. Nothing changes at FitTrend.
        </Question>
      ) : (
        <Button kind="danger" onClick={() => setAsking(true)}>
          Delete all data
        </Button>
      )}
    </section>
  )
}

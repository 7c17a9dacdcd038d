import { useEffect, useRef, useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view/view-model.ts'
import { Button } from '../parts/button.tsx'
import './data-section.css'

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
          onYes={() => {
            setAsking(false)
            act.send({ type: 'erase-data' })
          }}
          onNo={() => setAsking(false)}
        />
      ) : (
        <Button kind="danger" onClick={() => setAsking(true)}>
          Delete all data
        </Button>
      )}
    </section>
  )
}

/** Asks in place: deleting can't be undone. */
function Question({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => no.current?.focus(), [])
  return (
    <fieldset class="question">
      <legend>Delete all data?</legend>
      <p>You will be signed out, and receipts are gone for good. Nothing changes at FitTrend.</p>
      <div class="question-buttons">
        <Button ref={no} onClick={onNo}>
          Keep
        </Button>
        <Button kind="danger" onClick={onYes}>
          Delete
        </Button>
      </div>
    </fieldset>
  )
}

import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import './question.css'

interface QuestionProps {
  asks: string
  /** What comes of a yes. */
  children: ComponentChildren
  no: string
  onNo: () => void
  yes: string
  onYes: () => void
}

/** Asks once more, in place, before what can't be undone. The focus goes to the answer that does nothing, which Escape gives, too. */
export function Question({ asks, children, no, onNo, yes, onYes }: QuestionProps) {
  const noButton = useRef<HTMLButtonElement>(null)
  useEffect(() => noButton.current?.focus(), [])
  return (
    <fieldset class="question" onKeyDown={({ key }) => key === 'Escape' && onNo()}>
      <legend>{asks}</legend>
      <p>{children}</p>
      <div class="question-buttons">
        <Button ref={noButton} onClick={onNo}>
          {no}
        </Button>
        <Button kind="danger" onClick={onYes}>
          {yes}
        </Button>
      </div>
    </fieldset>
  )
}

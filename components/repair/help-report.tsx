import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { Button } from '../parts/button.tsx'
import './help-report.css'

interface HelpReportProps {
  report: string
  copy: ViewActions['copy']
  supportUrl: string
}

/** The report for support, to be read and sent by the user: nothing leaves the machine by itself. */
export function HelpReport({ report, copy, supportUrl }: HelpReportProps) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => box.current?.focus(), [])

  async function copyReport() {
    const done = await copy(report)
    setCopied(done)
    if (!done) box.current?.select()
  }

  return (
    <div class="help-report">
      <p>
        Nothing has been sent. Read the report, copy it, and paste it into a message to{' '}
        <a href={supportUrl} target="_blank" rel="noopener">
          FitTrend support
        </a>
        .
      </p>
      <label for={id}>Report for support</label>
      <textarea id={id} ref={box} readOnly rows={8} value={report} spellcheck={false} />
      <div class="result-buttons">
        <Button onClick={copyReport}>Copy report</Button>
        <p aria-live="polite">{copied === null ? '' : copyResult(copied)}</p>
      </div>
    </div>
  )
}

function copyResult(copied: boolean): string {
  return copied
    ? 'Copied.'
    : 'The browser didn’t allow it. The text is selected: press Ctrl+C or ⌘C.'
}

import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Around } from '../parts/around.tsx'
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
        <Around words={(link) => say('report_how', { link })}>
          <a href={supportUrl} target="_blank" rel="noopener">
            {say('report_support')}
          </a>
        </Around>
      </p>
      <label for={id}>{say('report_label')}</label>
      <textarea id={id} ref={box} readOnly rows={8} value={report} spellcheck={false} />
      <div class="result-buttons">
        <Button onClick={copyReport}>{say('report_copy')}</Button>
        <p aria-live="polite">
          {copied !== null && say(copied ? 'report_copied' : 'report_not_copied')}
        </p>
      </div>
    </div>
  )
}

import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { RepairRecord } from '../../utils/repair/record/schema.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Around } from '../parts/around.tsx'
import { Button } from '../parts/button.tsx'
import './help-report.css'

interface HelpReportProps {
  record: RepairRecord
  copy: ViewActions['copy']
  supportUrl: string
}

/** The report for support, to be read and sent by the user: nothing leaves the machine by itself. */
export function HelpReport({ record, copy, supportUrl }: HelpReportProps) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const report = useReport(record)
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const isWritten = report !== null
  useEffect(() => box.current?.focus(), [isWritten])

  async function copyReport() {
    if (report === null) return
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
      <textarea id={id} ref={box} readOnly rows={8} value={report ?? ''} spellcheck={false} />
      <div class="result-buttons">
        <Button onClick={copyReport}>{say('report_copy')}</Button>
        <p aria-live="polite">
          {copied !== null && say(copied ? 'report_copied' : 'report_not_copied')}
        </p>
      </div>
    </div>
  )
}

/** What writes it comes only where somebody asks for it: most never do. Null until then. */
function useReport(record: RepairRecord): string | null {
  const [report, setReport] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('../../utils/support/report-of.ts').then(({ reportOf }) => {
      if (isWanted) setReport(reportOf(record))
    })
    return () => {
      isWanted = false
    }
  }, [record])
  return report
}

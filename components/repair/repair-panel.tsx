import { useEffect, useRef } from 'preact/hooks'
import type { RepairOutcome, RepairView } from '../../utils/protocol/app-state.ts'
import type { ViewActions } from '../../utils/view-link/view-model.ts'
import { say, sayMarked } from '../../utils/words/message.ts'
import { Heading } from '../parts/heading.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { useFocusKept } from '../parts/use-focus-kept.ts'
import { Words } from '../words/words.tsx'
import { NotRepaired } from './not-repaired.tsx'
import { RepairFoot } from './repair-foot.tsx'
import { RepairSteps } from './repair-steps.tsx'
import { Repaired } from './repaired.tsx'
import { WaitingHelp } from './waiting-help.tsx'
import './repair-panel.css'

interface RepairPanelProps {
  repair: RepairView | null
  /** Name of the account that it is about, where another one is shown. */
  account: string | null
  /** Names of the services that follow. */
  queue: string[]
  act: ViewActions
  supportUrl: string
}

/**
 * The repair at work, or how it ended. The status line is there even when nothing is repaired: a live
 * region is read out only if it was in the page before its text changed.
 */
export function RepairPanel({ repair, account, queue, act, supportUrl }: RepairPanelProps) {
  const heading = useFocusOnChange(viewOf(repair))
  const panel = useRef<HTMLElement>(null)
  useFocusKept(panel, heading)
  const outcome = repair?.outcome ?? null
  const running = outcome ? null : repair
  return (
    <section ref={panel} class={repair ? `repair card ${endOf(outcome)}` : 'repair'}>
      {repair && (
        <Heading level={2} ref={heading}>
          <Words>{titleOf(repair)}</Words>
        </Heading>
      )}
      {account !== null && (
        <p>
          <Words>{sayMarked('panel_account', { name: account })}</Words>
        </p>
      )}
      {running && (
        <ProgressBar
          label={say('panel_progress', { name: running.service.name })}
          value={running.progress}
        />
      )}
      <div class={running?.waiting ? 'repair-now waiting' : 'repair-now'}>
        <p role="status">
          {running && <Words>{running.waiting?.sentence ?? running.sentence}</Words>}
        </p>
        {running && <WaitingHelp repair={running} act={act} />}
      </div>
      {running && <RepairSteps repair={running} />}
      {running && <RepairFoot repair={running} queue={queue} act={act} />}
      {repair && outcome?.kind === 'repaired' && (
        <Repaired repair={repair.id} receipt={outcome.receipt} act={act} />
      )}
      {repair && outcome?.kind === 'not-repaired' && (
        <NotRepaired
          repair={repair.id}
          service={repair.service.name}
          outcome={outcome}
          act={act}
          supportUrl={supportUrl}
        />
      )}
    </section>
  )
}

function endOf(outcome: RepairOutcome | null): string {
  if (!outcome) return 'running'
  return outcome.kind === 'not-repaired' && !outcome.isFailure ? 'ended' : outcome.kind
}

function titleOf({ outcome, service }: RepairView): string {
  if (!outcome) return sayMarked('panel_title', { name: service.name })
  return outcome.kind === 'repaired' ? say('panel_repaired') : outcome.title
}

/** Names what the panel shows; a new name is a new view. */
function viewOf(repair: RepairView | null): string | null {
  return repair && `${repair.id} ${repair.outcome?.kind ?? 'running'}`
}

/** Takes the focus to the heading of each new view, as a page load would. */
function useFocusOnChange(view: string | null) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (view) heading.current?.focus()
  }, [view])
  return heading
}

import type { RepairView, StepStatus } from '../../utils/protocol/app-state.ts'
import { say } from '../../utils/words/message.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Words } from '../words/words.tsx'
import './repair-steps.css'

const statusIcons: Record<Exclude<StepStatus, 'pending'>, IconName> = {
  working: 'arrows',
  waiting: 'person',
  done: 'check',
  skipped: 'skip',
  failed: 'cross',
}

/** The six steps of FitTrend's help article, each with how far it is. */
export function RepairSteps({ repair }: { repair: RepairView }) {
  return (
    <ol class="steps" aria-label={say('panel_steps', { name: repair.service.name })}>
      {repair.steps.map((step, index) => (
        <li
          key={step.id}
          class={`step ${step.status}`}
          aria-current={step.id === repair.current ? 'step' : undefined}
        >
          <span class="step-sign">
            {step.status === 'pending' ? (
              <span aria-hidden="true">{index + 1}</span>
            ) : (
              <Icon name={statusIcons[step.status]} spinning={step.status === 'working'} />
            )}
          </span>
          <span class="step-words">
            <Words>{step.words}</Words>
          </span>{' '}
          <span class="step-status">{say(`step_status_${step.status}`)}</span>
          {step.note && (
            <p class="step-note">
              <Words>{step.note}</Words>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

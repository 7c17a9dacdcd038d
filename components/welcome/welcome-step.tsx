import type { ComponentChildren } from 'preact'
import { say } from '../../utils/words/message.ts'
import { Icon } from '../parts/icon.tsx'
import './welcome-step.css'

interface WelcomeStepProps {
  number: number
  title: string
  done: boolean
  children: ComponentChildren
}

/** One of the three steps, ticked off when it is done. */
export function WelcomeStep({ number, title, done, children }: WelcomeStepProps) {
  return (
    <li class={done ? 'welcome-step card done' : 'welcome-step card'}>
      <span class="welcome-number" aria-hidden="true">
        {done ? <Icon name="check" /> : number}
      </span>
      <div class="welcome-body">
        <h2 aria-label={done ? say('welcome_step_done', { title }) : undefined}>{title}</h2>
        {children}
      </div>
    </li>
  )
}

import type { StepId } from '../site/steps.ts'
import { type Message, message } from './message.ts'

/** A step of FitTrend's help article, in the user's language and with FitTrend's own words in it. */
export function stepMessage(step: StepId, name: string): Message {
  return message(`step_${step}`, { name })
}

import type { StepId } from '../site/steps.ts'

const words: Record<StepId, (service: string) => string> = {
  open: () => 'Go to My Account > Connect',
  expand: (service) => `Click the (+) beside ${service}`,
  disable: () => 'Click Disable',
  remove: () => 'Click Remove',
  select: (service) => `Click Enable Service and select ${service}`,
  enable: (service) => `Click Enable and grant permission at ${service}`,
}

/** A step in the words of FitTrend's help article, which are English like the report. */
export function wordsOfStep(step: StepId, service: string): string {
  return words[step](service)
}

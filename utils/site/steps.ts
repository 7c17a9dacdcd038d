/** The six steps of FitTrend's help article, in order. */
export const stepIds = ['open', 'expand', 'disable', 'remove', 'select', 'enable'] as const
export type StepId = (typeof stepIds)[number]

const stepWords: Record<StepId, (service: string) => string> = {
  open: () => 'Go to My Account > Connect',
  expand: (service) => `Click the (+) beside ${service}`,
  disable: () => 'Click Disable',
  remove: () => 'Click Remove',
  select: (service) => `Click Enable Service and select ${service}`,
  enable: (service) => `Click Enable and grant permission at ${service}`,
}

/** A step in the words of the help article. */
export function wordsOfStep(step: StepId, serviceName: string): string {
  return stepWords[step](serviceName)
}

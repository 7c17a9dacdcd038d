/** The six steps of FitTrend's help article, in order. */
export const stepIds = ['open', 'expand', 'disable', 'remove', 'select', 'enable'] as const
export type StepId = (typeof stepIds)[number]

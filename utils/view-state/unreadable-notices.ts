import type { Reading } from '../connections/reading.ts'
import type { ProblemView } from '../problems.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'

/** Those that may have left a connection removed: FitTrend doesn't show it to be on. */
export function stillOpen(repairs: UnreadableRepair[], readings: Reading[]): UnreadableRepair[] {
  const isOn = ({ account, service }: UnreadableRepair) =>
    readings
      .filter((reading) => reading.account.id === account)
      .flatMap(({ connections }) => connections)
      .some((it) => it.service.id === service?.id && it.status !== 'disabled')
  return repairs.filter((repair) => !isOn(repair))
}

/** What the user has to know of repairs that can't be carried on, because their records can't be read. */
export function unreadableNotices(repairs: UnreadableRepair[]): ProblemView[] {
  const newer = repairs.filter(({ isNewer }) => isNewer)
  const garbled = repairs.filter(({ isNewer }) => !isNewer)
  const notices: ProblemView[] = []
  if (newer.length > 0) {
    notices.push({
      kind: 'newer-repair',
      sentence: `A newer version of Reconnect has begun a repair${names(newer)}, and this version can’t carry it on.`,
      whatToDo: `Update Reconnect to finish it. ${lookThere}`,
    })
  }
  if (garbled.length > 0) {
    notices.push({
      kind: 'garbled-repair',
      sentence: `The record of a repair${names(garbled)} can’t be read any more. It may not be finished.`,
      whatToDo: `${lookThere} “Delete all data” in the settings ends this message.`,
    })
  }
  return notices
}

const lookThere =
  'See on FitTrend’s Connect page whether a service is missing, and if so, add it there.'

function names(repairs: UnreadableRepair[]): string {
  const known = new Set(repairs.flatMap(({ service }) => service?.name ?? []))
  return known.size === 0 ? '' : ` (${new Intl.ListFormat(undefined).format(known)})`
}

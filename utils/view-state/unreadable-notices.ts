import type { Reading } from '../connections/reading.ts'
import type { ProblemView } from '../problems.ts'
import type { UnreadableRepair } from '../repair/record/unreadable.ts'
import { language } from '../words/catalog.ts'
import { say } from '../words/message.ts'

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
      sentence: said(newer, 'notice_newer_repair', 'notice_newer_repair_of'),
      whatToDo: `${say('notice_newer_repair_do')} ${say('notice_look_there')}`,
    })
  }
  if (garbled.length > 0) {
    notices.push({
      kind: 'garbled-repair',
      sentence: said(garbled, 'notice_garbled_repair', 'notice_garbled_repair_of'),
      whatToDo: `${say('notice_look_there')} ${say('notice_garbled_repair_do')}`,
    })
  }
  return notices
}

/** With the names of the services, where any are known. */
function said(
  repairs: UnreadableRepair[],
  plain: 'notice_newer_repair' | 'notice_garbled_repair',
  named: 'notice_newer_repair_of' | 'notice_garbled_repair_of',
): string {
  const known = new Set(repairs.flatMap(({ service }) => service?.name ?? []))
  if (known.size === 0) return say(plain)
  return say(named, { names: new Intl.ListFormat(language()).format(known) })
}

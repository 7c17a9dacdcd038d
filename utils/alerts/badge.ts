import { isLoudLevel } from '../connections/states.ts'
import { say } from '../words/message.ts'
import type { Badge } from './alert-port.ts'
import { namesInWords } from './names-in-words.ts'
import type { WatchedConnection, WatchedRepair } from './watched.ts'

/** A badge has room for some three characters; browsers cut what is longer. */
const mostCounted = 99

/**
 * The badge: whether a repair waits for the user or is at work; else a red count of connections that need the user
 * now, else a grey sign where something is worth a look, else nothing. What is snoozed isn't counted, unless it is our
 * own unfinished work.
 * @param cannotRead why nothing could be read for a day; null: it could
 */
export function badgeOf(
  connections: WatchedConnection[],
  cannotRead: string | null,
  repairs: WatchedRepair[] = [],
): Badge {
  const waiting = repairs.find(({ state }) => state === 'waits')
  if (waiting) {
    const title = say('badge_waits', { name: waiting.service.name })
    return { text: '!', tone: 'bad', title }
  }
  const working = repairs.find(({ state }) => state === 'works')
  if (working) {
    const title = say('badge_works', { name: working.service.name })
    return { text: '…', tone: 'quiet', title }
  }
  const needed = connections.filter(
    ({ view, snoozed }) => isLoudLevel(view.alert) && (!snoozed || view.alert === 'loudest'),
  )
  if (needed.length > 0) {
    const names = listed(needed)
    return {
      text: needed.length > mostCounted ? `${mostCounted}+` : String(needed.length),
      tone: 'bad',
      title: say(needed.length === 1 ? 'badge_needs_you' : 'badge_need_you', { names }),
    }
  }
  if (cannotRead !== null) return quietSign(say('badge_reason', { reason: cannotRead }))
  const odd = connections.filter(({ view, snoozed }) => view.alert === 'quiet' && !snoozed)
  if (odd.length > 0) return quietSign(say('badge_look_at', { names: listed(odd) }))
  return { text: '', tone: 'none', title: say('extension_name') }
}

function quietSign(title: string): Badge {
  return { text: '!', tone: 'quiet', title }
}

function listed(connections: WatchedConnection[]): string {
  return namesInWords(connections.map(({ view }) => view.service.name))
}

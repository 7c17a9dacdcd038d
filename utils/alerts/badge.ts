import { isLoudLevel } from '../connections/states.ts'
import { say } from '../words/message.ts'
import type { Badge } from './alert-port.ts'
import { namesInWords } from './names-in-words.ts'
import type { WatchedConnection } from './watched.ts'

/** A badge has room for some three characters; browsers cut what is longer. */
const mostCounted = 99

/**
 * The badge: a red count of connections that need the user now, else a grey sign where something is
 * worth a look, else nothing. What is snoozed isn't counted, unless it is our own unfinished work.
 * @param cannotRead why nothing could be read for a day; null: it could
 */
export function badgeOf(connections: WatchedConnection[], cannotRead: string | null): Badge {
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

import { isLoudLevel } from '../connections/states.ts'
import type { Badge } from './alert-port.ts'
import { namesInWords } from './names-in-words.ts'
import type { WatchedConnection } from './watched.ts'

const name = 'Reconnect for FitTrend'
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
    const verb = needed.length === 1 ? 'needs' : 'need'
    return {
      text: needed.length > mostCounted ? `${mostCounted}+` : String(needed.length),
      tone: 'bad',
      title: `${name}: ${listed(needed)} ${verb} you`,
    }
  }
  if (cannotRead !== null) return { text: '!', tone: 'quiet', title: `${name}: ${cannotRead}` }
  const odd = connections.filter(({ view, snoozed }) => view.alert === 'quiet' && !snoozed)
  if (odd.length > 0)
    return { text: '!', tone: 'quiet', title: `${name}: have a look at ${listed(odd)}` }
  return { text: '', tone: 'none', title: name }
}

function listed(connections: WatchedConnection[]): string {
  return namesInWords(connections.map(({ view }) => view.service.name))
}

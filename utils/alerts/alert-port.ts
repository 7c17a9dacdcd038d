export interface Badge {
  text: string
  tone: 'bad' | 'quiet' | 'none'
  title: string
}

export interface Notice {
  title: string
  message: string
  /** Where the browser has buttons: one that repairs or shows, beside one for later. */
  buttons: 'repair' | 'show' | 'none'
  /** It stays until the user has seen to it, where the browser lets it. */
  stays: boolean
}

/** What alerts need of the browser; behind a port, because browsers differ and tests assert on state. */
export interface AlertPort {
  showBadge(badge: Badge): Promise<void>
  notify(id: string, notice: Notice): Promise<void>
  clear(id: string): Promise<void>
}

/** The browser shows no badge, or no notification: the user may have forbidden it. */
export class AlertsRefusedError extends Error {
  override name = 'AlertsRefusedError'
}

/** A port whose every failure is the browser's refusal. */
export function refusing(port: AlertPort): AlertPort {
  const told = async (showing: Promise<void>) => {
    try {
      await showing
    } catch (error) {
      throw new AlertsRefusedError(error instanceof Error ? error.message : String(error))
    }
  }
  return {
    showBadge: (badge) => told(port.showBadge(badge)),
    notify: (id, notice) => told(port.notify(id, notice)),
    clear: (id) => told(port.clear(id)),
  }
}

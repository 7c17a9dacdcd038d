export interface Badge {
  text: string
  tone: 'bad' | 'quiet' | 'none'
  title: string
}

export interface Notice {
  title: string
  message: string
  /** A repair can help: the notification has a button for it, where the browser has buttons. */
  offersRepair: boolean
}

/** What alerts need of the browser; behind a port, because browsers differ and tests assert on state. */
export interface AlertPort {
  /** Whether notifications may have buttons (not in Firefox). */
  readonly hasButtons: boolean
  showBadge(badge: Badge): Promise<void>
  notify(id: string, notice: Notice): Promise<void>
  clear(id: string): Promise<void>
}

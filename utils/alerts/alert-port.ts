/** What alerts need of the browser; behind a port, because browsers differ and tests assert on state. */
export interface AlertPort {
  /** Whether notifications may have buttons (not in Firefox). */
  readonly hasButtons: boolean
  showBadge(badge: { text: string; tone: 'bad' | 'busy' | 'none'; title: string }): Promise<void>
  notify(id: string, notification: { title: string; message: string }): Promise<void>
  clear(id: string): Promise<void>
}

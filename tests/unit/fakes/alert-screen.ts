import type { AlertPort, Notice } from '../../../utils/alerts/alert-port.ts'

/** The badge and notifications as the user sees them, and all that was ever told. */
export class AlertScreen implements AlertPort {
  badge = { text: '', tone: 'none', title: '' }
  /** Notifications on screen: id to title. */
  readonly shown = new Map<string, string>()
  /** Titles of all notifications so far, in order. */
  readonly told: string[] = []
  messages: string[] = []
  /** Whether each of them offered a repair. */
  readonly offered: boolean[] = []

  async showBadge(badge: AlertScreen['badge']): Promise<void> {
    this.badge = badge
  }

  async notify(id: string, { title, message, buttons }: Notice): Promise<void> {
    this.shown.set(id, title)
    this.told.push(title)
    this.messages.push(message)
    this.offered.push(buttons === 'repair')
  }

  async clear(id: string): Promise<void> {
    this.shown.delete(id)
  }
}

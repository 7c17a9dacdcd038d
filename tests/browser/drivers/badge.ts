import type { Badge, Driver } from './driver.ts'

/** The badge as the browser's own API reports it, for windows without a tab of their own. */
export async function readBadge(driver: Driver): Promise<Badge> {
  const [text, rgba, title] = await driver.evaluateInExtension((api) =>
    Promise.all([
      api.action.getBadgeText({}),
      api.action.getBadgeBackgroundColor({}),
      api.action.getTitle({}),
    ]),
  )
  const hex = rgba.slice(0, 3).map((part) => part.toString(16).padStart(2, '0'))
  return { text, color: `#${hex.join('')}`, title }
}

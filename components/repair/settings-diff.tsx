import './settings-diff.css'

type Settings = Record<string, boolean> | null

interface Change {
  name: string
  before: string
  after: string
}

/** What is imported, before and after: one line if nothing changed, else only the changes. */
export function SettingsDiff({ before, after }: { before: Settings; after: Settings }) {
  if (!before || !after) return <>Not known. Please look at Connect Settings in FitTrend.</>
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <>As before: {onInWords(after)}</>
  return (
    <ul class="settings-diff">
      {changes.map(({ name, before: was, after: is }) => (
        <li key={name}>
          {name}: <del>{was}</del> <span aria-hidden="true">→</span>
          <span class="for-screen-readers"> now </span> <ins>{is}</ins>
        </li>
      ))}
    </ul>
  )
}

function changesBetween(before: Record<string, boolean>, after: Record<string, boolean>): Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys]
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      name: settingInWords(key),
      before: onOrOff(before[key]),
      after: onOrOff(after[key]),
    }))
}

function onInWords(settings: Record<string, boolean>): string {
  const on = Object.keys(settings).filter((key) => settings[key])
  return on.length === 0 ? 'nothing is imported' : on.map(settingInWords).join(', ')
}

function onOrOff(value: boolean | undefined): string {
  if (value === undefined) return 'not there'
  return value ? 'on' : 'off'
}

/** "heart_rate" and "heartRate" read as "Heart rate". */
function settingInWords(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

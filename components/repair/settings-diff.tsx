import { say } from '../../utils/words/message.ts'
import { listInWords } from '../words/list-in-words.ts'
import './settings-diff.css'

type Settings = Record<string, boolean> | null

interface Change {
  name: string
  before: string
  after: string
}

/** What is imported, before and after: one line if nothing changed, else only the changes. */
export function SettingsDiff({ before, after }: { before: Settings; after: Settings }) {
  if (!before || !after) return <>{say('receipt_settings_unknown')}</>
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <>{asBefore(after)}</>
  return (
    <ul class="settings-diff">
      {changes.map(({ name, before: was, after: is }) => (
        <li key={name}>
          {name}: <del>{was}</del> <span aria-hidden="true">→</span>
          <span class="for-screen-readers"> {say('receipt_setting_now')} </span> <ins>{is}</ins>
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

function asBefore(settings: Record<string, boolean>): string {
  const on = Object.keys(settings).filter((key) => settings[key])
  if (on.length === 0) return say('receipt_settings_none')
  return say('receipt_settings_same', { names: listInWords(on.map(settingInWords)) })
}

function onOrOff(value: boolean | undefined): string {
  if (value === undefined) return say('receipt_setting_absent')
  return say(value ? 'receipt_setting_on' : 'receipt_setting_off')
}

/** "heart_rate" and "heartRate" read as "Heart rate". */
function settingInWords(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

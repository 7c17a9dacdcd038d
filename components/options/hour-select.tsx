import { formatHour } from '../words/format-date.ts'

interface HourSelectProps {
  label: string
  hour: number
  onChange: (hour: number) => void
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** A full hour of the day, written as the user's locale writes it. */
export function HourSelect({ label, hour, onChange }: HourSelectProps) {
  return (
    <label class="hour-select">
      {label}
      <select value={hour} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {hours.map((it) => (
          <option key={it} value={it}>
            {formatHour(it)}
          </option>
        ))}
      </select>
    </label>
  )
}

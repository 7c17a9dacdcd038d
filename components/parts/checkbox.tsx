import { useId } from 'preact/hooks'
import './checkbox.css'

interface CheckboxProps {
  label: string
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** The browser's own checkbox, with what it means below. */
export function Checkbox({ label, hint, checked, onChange }: CheckboxProps) {
  const id = useId()
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  )
}

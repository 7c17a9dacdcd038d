import type { ComponentChildren, Ref } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './button.css'

interface ButtonProps {
  children: ComponentChildren
  onClick: () => void
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  busy?: boolean
  expanded?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** Stays focusable while busy: a button that vanishes under the finger takes the focus with it. */
export function Button({ children, onClick, kind, icon, busy, expanded, ref }: ButtonProps) {
  return (
    <button
      ref={ref ?? null}
      type="button"
      class={`button ${kind ?? 'plain'}`}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      onClick={() => busy || onClick()}
    >
      {icon && <Icon name={icon} spinning={busy === true} />}
      <span>{children}</span>
    </button>
  )
}

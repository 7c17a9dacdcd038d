/** Chooses an entry of a native select as a user would: the value first, then both events. */
export function chooseOption(select: HTMLSelectElement, option: HTMLOptionElement): void {
  select.focus({ preventScroll: true })
  option.selected = true
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Whoever used a control that is gone now goes on at `home`, instead of at the top of the page, where browsers put the
 * focus of what was removed.
 * @param place within which it is kept
 * @param home what takes it
 */
export function useFocusKept(
  place: RefObject<HTMLElement | null>,
  home: RefObject<HTMLElement | null>,
): void {
  const wasHere = useRef(false)
  // While it is being drawn, the page is still as it was.
  wasHere.current = place.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (wasHere.current && isLost) home.current?.focus()
  })
}

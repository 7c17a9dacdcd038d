import './mark.css'

/** The sign of the extension: a ring whose two halves meet again. Same drawing as public/icon. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark-ground" width="32" height="32" rx="8" />
      <path class="mark-ring" d="M22.6 10.6A8.5 8.5 0 0 0 7.6 17.3" />
      <path class="mark-ring" d="M9.4 21.4A8.5 8.5 0 0 0 24.4 14.7" />
    </svg>
  )
}

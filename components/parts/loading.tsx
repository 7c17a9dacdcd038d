import { Icon } from './icon.tsx'
import './loading.css'

/** Until the background has answered for the first time. */
export function Loading({ words }: { words: string }) {
  return (
    <p class="loading">
      <Icon name="arrows" spinning />
      {words}
    </p>
  )
}

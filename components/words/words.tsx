import type { ComponentChildren } from 'preact'
import { piecesOf } from '../../utils/words/isolates.ts'

/** A text whose marked names and dates keep their own direction of writing, whatever it is. */
export function Words({ children }: { children: string }) {
  const pieces: ComponentChildren[] = piecesOf(children)
  return (
    <>{pieces.map((piece, place) => (place % 2 === 1 ? <bdi key={place}>{piece}</bdi> : piece))}</>
  )
}

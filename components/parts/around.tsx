import type { ComponentChildren } from 'preact'

interface AroundProps {
  /** Makes the message, given what is to stand in the element's place. */
  words: (hole: string) => string
  /** The element. */
  children: ComponentChildren
}

const hole = '\u0000'

/** A message with an element in it, such as a link; each language puts it where it likes. */
export function Around({ words, children }: AroundProps) {
  const [before, after] = words(hole).split(hole)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}

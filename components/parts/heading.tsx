import type { ComponentChildren, Ref } from 'preact'

interface HeadingProps {
  level: 1 | 2 | 3
  children: ComponentChildren
  id?: string
  class?: string
  ref?: Ref<HTMLHeadingElement>
}

/** A heading that takes the focus when its view replaces the one the user was in. */
export function Heading({ level, children, id, class: className, ref }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag ref={ref ?? null} id={id} class={className} tabIndex={-1}>
      {children}
    </Tag>
  )
}

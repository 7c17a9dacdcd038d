/**
 * Text that style sheets put before or after an element's content, with spaces around it where it
 * isn't inline. Its alternative text counts where there is one (css-content-3, `content: "x" / "alt"`).
 */
export function pseudoContent(element: Element, pseudo: '::before' | '::after'): string {
  const view = element.ownerDocument.defaultView
  const style = view?.getComputedStyle(element, pseudo)
  const content = style?.content ?? ''
  if (!style || content === 'none' || content === 'normal' || content === '') return ''
  if (style.display === 'none' || style.visibility !== 'visible') return ''
  const text = contentText(element, content)
  return style.display === 'inline' || text === '' ? text : ` ${text} `
}

const token = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)[^)]*\)|url\([^)]*\)|(\/)/g

/** Strings and attributes of a computed `content`; what follows a slash takes the place of the rest. */
function contentText(element: Element, content: string): string {
  let text = ''
  for (const [, double, single, attribute, slash] of content.matchAll(token)) {
    if (slash) text = ''
    else if (attribute) text += element.getAttribute(attribute) ?? ''
    else text += unescapeCss(double ?? single ?? '')
  }
  return text
}

function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, hex: string, plain: string) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : plain,
  )
}

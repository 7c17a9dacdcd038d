/** A piece of markup that is safe to put into another one as it is. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

/** Template tag for markup: every value is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return {
    markup: strings.reduce((text, piece, index) => text + render(values[index - 1]) + piece),
  }
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  if ('markup' in part) return part.markup
  return part.map(render).join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/**
 * Names and dates may be written from right to left in a sentence that isn't, and the other way round: what stands
 * beside them would be drawn in the wrong place. First strong isolate and its end (Unicode 16, UAX 9, 2.4) mark them
 * in a text on its way to a view, which draws each in an element of its own.
 */
const begin = '\u2068'
const end = '\u2069'

export function isolated(text: string): string {
  return begin + text.replaceAll(begin, '').replaceAll(end, '') + end
}

/** The text without its marks: for what shows no elements. */
export function withoutMarks(text: string): string {
  return text.replaceAll(begin, '').replaceAll(end, '')
}

/** The text in pieces; every second one was marked. */
export function piecesOf(text: string): string[] {
  return text.split(/[\u2068\u2069]/)
}

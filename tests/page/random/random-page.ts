import * as fc from 'fast-check'
import { randomList } from './random-list.ts'
import { randomNames } from './random-names.ts'
import { randomPicker } from './random-picker.ts'
import { randomSurroundings } from './random-surroundings.ts'

/**
 * One page made at random. What may be found is marked `data-ok="ROLE NAME"`, as `disable Fitbit`; to
 * find anything else for a role is wrong.
 */
export interface RandomPage {
  target: string
  /** Services that the engine knows beside it; the page may have more. */
  others: string[]
  /** The page as it is before the last click on it, and after. */
  before: string
  after: string
  /** Which click that was. */
  reveals: 'sinceExpand' | 'sincePick'
}

/** Pages with a list, or a picker, or both, in any order among what stands around. */
export const randomPage: fc.Arbitrary<RandomPage> = randomNames.chain((names) =>
  fc
    .record({
      list: randomList(names),
      picker: randomPicker(names),
      around: randomSurroundings(names),
      isListed: fc.boolean(),
      wrapper: fc.constantFrom('main', 'div', 'shadow', 'nested'),
      shuffle: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    })
    .map(({ list, picker, around, isListed, wrapper, shuffle }) => {
      const page = (listed: string, picked: string) =>
        assemble([`<h1>Connect</h1>${listed}${picked}`, ...around], wrapper, shuffle)
      const closed = page(isListed ? list.closed : list.without, picker.closed)
      return {
        target: names.target,
        others: names.known,
        before: closed,
        after: isListed ? page(list.open, picker.closed) : page(list.without, picker.open),
        reveals: isListed ? ('sinceExpand' as const) : ('sincePick' as const),
      }
    }),
)

function assemble(pieces: string[], wrapper: string, shuffle: number[]): string {
  const [own = '', ...around] = pieces
  const order = around.map((piece, place) => ({ piece, key: (shuffle[place] ?? 0) % 7 }))
  const before = order.filter(({ key }) => key < 3).map(({ piece }) => piece)
  const after = order.filter(({ key }) => key >= 3).map(({ piece }) => piece)
  return [...before, wrap(own, wrapper), ...after].join('\n')
}

function wrap(content: string, wrapper: string): string {
  if (wrapper === 'nested') return `<div><div><section>${content}</section></div></div>`
  if (wrapper === 'shadow')
    return `<x-connect><template shadowrootmode="open">${content}</template></x-connect>`
  return `<${wrapper}>${content}</${wrapper}>`
}

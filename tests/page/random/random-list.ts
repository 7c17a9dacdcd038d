import * as fc from 'fast-check'
import { type DrawControl, randomControl } from './random-control.ts'
import type { Names } from './random-names.ts'

/** A list of connections: closed, with the target's entry open, and without it. */
interface RandomList {
  closed: string
  open: string
  without: string
}

type Layout = (head: string, panel: string) => string

/** Around one entry, and around all of them. */
const layouts: Record<string, { entry: Layout; list: (entries: string) => string }> = {
  items: { entry: (head, panel) => `<li>${head}${panel}</li>`, list: (all) => `<ul>${all}</ul>` },
  cards: { entry: (head, panel) => `<div>${head}${panel}</div>`, list: (all) => all },
  deep: {
    entry: (head, panel) => `<div><div><div>${head}</div></div><div>${panel}</div></div>`,
    list: (all) => `<div>${all}</div>`,
  },
  articles: {
    entry: (head, panel) => `<article>${head}<section>${panel}</section></article>`,
    list: (all) => `<div>${all}</div>`,
  },
  rows: {
    entry: (head, panel) => `<tr><td>${head}</td><td>${panel}</td></tr>`,
    list: (all) => `<table>${all}</table>`,
  },
  twoRows: {
    entry: (head, panel) => `<tr><td>${head}</td></tr><tr><td>${panel}</td></tr>`,
    list: (all) => `<table>${all}</table>`,
  },
  terms: {
    entry: (head, panel) => `<dt>${head}</dt><dd>${panel}</dd>`,
    list: (all) => `<dl>${all}</dl>`,
  },
  flat: { entry: (head, panel) => `<h3>${head}</h3><div>${panel}</div>`, list: (all) => all },
  custom: {
    entry: (head, panel) => `<x-entry><header>${head}</header>${panel}</x-entry>`,
    list: (all) => `<x-list>${all}</x-list>`,
  },
}

const heads = ['sign first', 'sign last', 'named', 'nameless', 'whole', 'reversed'] as const
const titles = ['text', 'b', 'h3', 'span'] as const
const states = ['', 'Token expired', 'Connected', 'Last import 3 days ago'] as const
const extras = ['notifications', 'favourites', 'alerts', 'note'] as const

interface Style {
  draw: DrawControl
  head: (typeof heads)[number]
  title: (typeof titles)[number]
  state: string
  extras: readonly (typeof extras)[number][]
  hasHiddenCopy: boolean
}

export function randomList({ target, all }: Names): fc.Arbitrary<RandomList> {
  return fc
    .record({
      layout: fc.constantFrom(...Object.keys(layouts)),
      draw: randomControl,
      head: fc.constantFrom(...heads),
      title: fc.constantFrom(...titles),
      state: fc.constantFrom(...states),
      extras: fc.subarray([...extras]),
      hasHiddenCopy: fc.boolean(),
      isDisabled: fc.boolean(),
      opensOthers: fc.boolean(),
    })
    .map(({ layout, isDisabled, opensOthers, ...style }) => {
      const { entry, list } = layouts[layout] as (typeof layouts)[string]
      const drawAll = (isOpen: (name: string) => boolean, names: string[]) =>
        list(
          names
            .map((name) =>
              entry(
                headOf(name, isOpen(name), style),
                isOpen(name) ? panelOf(name, isDisabled, style) : '',
              ),
            )
            .join(''),
        )
      const others = all.filter((name) => name !== target)
      const copy = style.hasHiddenCopy ? hidden(drawAll(() => true, all)) : ''
      const isOther = (name: string) => opensOthers && name !== target
      return {
        closed: copy + drawAll(isOther, all),
        open: drawAll((name) => isOther(name) || name === target, all) + copy,
        without: drawAll(isOther, others),
      }
    })
}

function headOf(name: string, isOpen: boolean, { draw, head, title, state }: Style): string {
  const ok = `expand ${name}`
  const titled = title === 'text' ? name : `<${title}>${name}</${title}>`
  const sign = draw(isOpen ? '-' : '+', ok)
  const said = state === '' ? '' : ` <small>${state}</small>`
  const expanded = `aria-expanded="${isOpen}"`
  if (head === 'sign first') return `${sign} ${titled}${said}`
  if (head === 'sign last') return `${titled}${said} ${sign}`
  if (head === 'named') return `${titled} ${draw('›', ok, `aria-label="Show ${name}"`)}${said}`
  if (head === 'nameless') return `${titled}${said} ${draw('<i>▾</i>', ok, expanded)}`
  if (head === 'whole') return draw(`<span>${name}</span>${said}`, ok, expanded)
  return `<div style="display:flex;flex-direction:row-reverse">${sign}<div>${titled}${said}</div></div>`
}

function panelOf(name: string, isDisabled: boolean, { draw, extras }: Style): string {
  const act = isDisabled ? draw('Remove', `remove ${name}`) : draw('Disable', `disable ${name}`)
  const decoys = {
    notifications: draw('Disable notifications', 'no'),
    favourites: draw('Remove from favourites', 'no'),
    alerts: `<p>Email alerts ${draw(isDisabled ? 'Remove' : 'Disable', 'no')}</p>`,
    note: `<p>What was imported from ${name} stays. See the help on how to Disable or Remove.</p>`,
  }
  const [first = '', ...rest] = extras.map((extra) => decoys[extra])
  return `${first}<p>${act}</p>${rest.join('')}`
}

function hidden(content: string): string {
  return `<div style="display:none">${content.replaceAll(/data-ok="[^"]*"/g, 'data-ok="no"')}</div>`
}

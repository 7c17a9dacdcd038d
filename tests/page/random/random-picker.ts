import * as fc from 'fast-check'
import { type DrawControl, randomControl } from './random-control.ts'
import type { Names } from './random-names.ts'

/** "Enable Service", before the click on it and after. */
interface RandomPicker {
  closed: string
  open: string
}

const shapes = ['menu', 'portal', 'list', 'dialog', 'select', 'radios', 'cards', 'offer'] as const

export function randomPicker({ target, all }: Names): fc.Arbitrary<RandomPicker> {
  return fc
    .record({ shape: fc.constantFrom(...shapes), draw: randomControl, names: fc.constant(all) })
    .map(({ shape, draw, names }) => {
      const opener = `<p>${draw('Enable Service', 'enableService')}</p>`
      return { closed: opener, open: opener + opened(shape, draw, names, target) }
    })
}

function opened(
  shape: (typeof shapes)[number],
  draw: DrawControl,
  names: string[],
  target: string,
): string {
  const items = names.map((name) => `<li>${draw(name, `choose ${name}`)}</li>`).join('')
  if (shape === 'list') return `<section><h2>Enable Service</h2><ul>${items}</ul></section>`
  if (shape === 'dialog')
    return `<div role="dialog" aria-modal="true" aria-label="Enable Service"><ul>${items}</ul></div>`
  if (shape === 'menu' || shape === 'portal') return menuOf(names, shape === 'portal')
  if (shape === 'select') return selectOf(draw, names)
  if (shape === 'radios') return radiosOf(draw, names)
  return (shape === 'cards' ? names : [target]).map((name) => cardOf(draw, name)).join('')
}

function menuOf(names: string[], isPortal: boolean): string {
  const items = names
    .map((name) => `<div role="menuitem" tabindex="-1" data-ok="choose ${name}">${name}</div>`)
    .join('')
  const menu = `<div role="menu">${items}</div>`
  return isPortal ? `<div style="position:absolute;top:80px;left:20px">${menu}</div>` : menu
}

function selectOf(draw: DrawControl, names: string[]): string {
  const options = names.map((name) => `<option>${name}</option>`).join('')
  const [chosen] = names
  return `<p><label>Service <select data-ok="choose">${options}</select></label> ${draw('Enable', `enable ${chosen}`)}</p>`
}

function radiosOf(draw: DrawControl, names: string[]): string {
  const radios = names
    .map(
      (name) =>
        `<label><input type="radio" name="service" data-ok="choose ${name}"> ${name}</label>`,
    )
    .join('<br>')
  return `<form>${radios}<p>${draw('Enable', 'no')}</p></form>`
}

function cardOf(draw: DrawControl, name: string): string {
  return `<section><h2>${name}</h2><p>You will be asked for permission.</p><p>${draw('Enable', `enable ${name}`)}</p></section>`
}

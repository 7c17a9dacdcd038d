import type { PageProblem } from '../../../utils/page/page-step.ts'
import { connectApp } from './connect-app.ts'

/** A Connect page whose list is read before Disable. Whatever is chosen in it is a wrong click. */
interface ListPage {
  html: string
  /** Why it can't be read; absent: it can. */
  stops?: PageProblem['kind']
  /** Only a load of the page closes it. */
  leftOpen?: true
  /** What is clicked, in words. */
  clicked: string[]
}

const entries = `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? '<div>' + acts(name) + '</div>' : '') + '</li>')) + '</ul>'`

const chooseNothing = `
pick = (service) => wrong('pick ' + service)
window.shut = () => { state.picker = false; draw() }
window.toggleList = () => { state.picker = !state.picker; draw() }
`
const byEscape = `document.addEventListener('keydown', (event) => { if (event.key === 'Escape') shut() })`
const items = `services.map((name) => button(name, call('pick', name), 'role="menuitem"')).join('')`
const menuOf = (inside: string) =>
  `(state.picker ? '<div role="menu">' + ${inside} + '</div>' : '')`

interface Parts {
  list?: string
  opener?: string
  script?: string
  style?: string
  after?: string
}

function page({
  list = menuOf(items),
  opener = 'opener()',
  script = '',
  style = '',
  after = "''",
}: Parts) {
  return connectApp({
    style,
    script: chooseNothing + script,
    render: `${entries} + ${opener} + ${list} + ${after}`,
  })
}

const opened = ['Enable Service']

/** Lists that can be read, and closed with nothing chosen. */
export const readablePages: Record<string, ListPage> = {
  'a menu that closes by Escape': { html: page({ script: byEscape }), clicked: opened },
  'a dialog that is deaf to Escape and has a Cancel': {
    html: page({
      list: `(state.picker ? '<div role="dialog" aria-label="Add">' + services.map((name) => button(name, call('pick', name))).join('') + button('Add it', call('wrong', 'add')) + button('Cancel', 'shut()') + '</div>' : '')`,
    }),
    clicked: [...opened, 'Cancel'],
  },
  'a dialog with a cross and a Cancel': {
    html: page({
      list: `(state.picker ? '<div role="dialog" aria-label="Add">' + button('✕', 'shut()') + services.map((name) => button(name, call('pick', name))).join('') + button('Cancel', 'shut()') + '</div>' : '')`,
    }),
    clicked: [...opened, 'Cancel'],
  },
  'a menu that its opener closes': {
    html: page({
      opener: `button('Enable Service', 'toggleList()', 'aria-expanded="' + state.picker + '"')`,
    }),
    clicked: [...opened, ...opened],
  },
  'a menu that stays open': { html: page({}), clicked: opened, leftOpen: true },
  'a select in plain sight': {
    html: page({
      opener: `'<label>Enable Service <select onchange="wrong(this.value)"><option>Choose …</option>' + services.map((name) => '<option>' + name + '</option>').join('') + '</select></label>'`,
    }),
    clicked: [],
  },
  'a list without the service, which is connected': {
    html: page({
      script: byEscape,
      list: menuOf(`button('Strava', call('pick', 'Strava'), 'role="menuitem"')`),
    }),
    clicked: opened,
  },
  'a list that is greyed out where it is connected': {
    html: page({
      script: byEscape,
      list: menuOf(
        `services.map((name) => button(name, call('pick', name), 'role="menuitem"' + (names().includes(name) ? ' disabled' : ''))).join('')`,
      ),
    }),
    clicked: opened,
  },
  'an empty list, as everything is connected': {
    html: page({ script: byEscape, list: menuOf(`'All services are connected.'`) }),
    clicked: opened,
  },
  'a list that comes late': {
    html: page({
      script: `${byEscape}; openPicker = () => setTimeout(() => { state.picker = true; draw() }, 900)`,
    }),
    clicked: opened,
  },
}

/** Lists that can't be read: step 5 will be the user's. */
export const unreadablePages: Record<string, ListPage> = {
  'a list that opens by hover alone': {
    html: page({
      script: `openPicker = () => {}`,
      style: `.list { display: none } .add:hover .list { display: block }`,
      opener: `'<div class="add">' + opener()`,
      list: `'<div class="list" role="menu">' + ${items} + '</div></div>'`,
    }),
    stops: 'no-effect',
    clicked: opened,
  },
  'something lies over Enable Service': {
    html: page({
      after: `'<div style="position:fixed;inset:0;background:#fffc">We use cookies ' + button('OK', call('wrong', 'cookies')) + '</div>'`,
    }),
    stops: 'covered',
    clicked: [],
  },
  'something lies over the list': {
    html: page({
      script: byEscape,
      list: `(state.picker ? '<div style="position:relative"><div role="menu">' + ${items} + '</div><div style="position:absolute;inset:0" onclick="wrong(1)">&nbsp;</div></div>' : '')`,
    }),
    stops: 'covered',
    clicked: opened,
  },
  'two controls of that name': {
    html: page({ opener: 'opener() + opener()' }),
    stops: 'ambiguous',
    clicked: [],
  },
  'nothing of that name': { html: page({ opener: `''` }), stops: 'not-found', clicked: [] },
  'a list that offers nothing before something is typed': {
    html: page({
      script: byEscape,
      list: `(state.picker ? '<div role="dialog" aria-label="Add"><input type="search" aria-label="Search"></div>' : '')`,
    }),
    stops: 'not-found',
    clicked: opened,
  },
  'a list of names that nobody knows': {
    html: page({
      script: byEscape,
      list: menuOf(`button('Suunto', call('pick', 'Suunto'), 'role="menuitem"')`),
    }),
    stops: 'not-found',
    clicked: opened,
  },
  'every service twice': {
    html: page({
      script: byEscape,
      list: menuOf(`${items} + ${items}`),
    }),
    stops: 'ambiguous',
    clicked: opened,
  },
  'a form in which one is chosen already, sent by Enable Service': {
    html: page({
      opener: `'<form onsubmit="wrong(1);return false"><label><input type="radio" name="s" checked>Suunto</label><button>Enable Service</button></form>'`,
      list: `''`,
    }),
    stops: 'not-found',
    clicked: [],
  },
}

/** A list that is a page of its own, with a control of the same name that chooses. */
export const ownPage = {
  connect: page({ opener: `'<a href="/list">Enable Service</a>'`, list: `''` }),
  list: `<!doctype html><title>List</title><h1>Enable Service</h1><script>window.log = []; const wrong = (what) => void log.push('wrong ' + what)</script>
<form onsubmit="wrong('sent');return false"><label><input type="radio" name="service" onclick="wrong('picked')">Fitbit</label>
<label><input type="radio" name="service" onclick="wrong('picked')">Strava</label><button>Enable Service</button></form>`,
}

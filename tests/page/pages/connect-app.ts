/** How one Connect page of the tests differs from the plain one. All parts are scripts in the page. */
export interface ConnectApp {
  /** Draws the whole page; runs in the page, has `state`, `act`, `pick` and `services` at hand. */
  render: string
  /** Milliseconds until the "server" answers. */
  delay?: number
  /** Further script, run once before the first render. */
  script?: string
  style?: string
  /** Markup around the application's root. */
  body?: string
}

/**
 * A Connect page with its state in the page: `window.log` has what reached it, in order; anything that
 * starts with "wrong" is a click that must not have happened.
 */
export function connectApp({
  render,
  delay = 30,
  script = '',
  style = '',
  body,
}: ConnectApp): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Connect</title>
<style>${style}</style></head><body>${body ?? '<main id="app"></main>'}
<script>
window.log = []
const wrong = (what) => window.log.push('wrong ' + what)
const services = ['Garmin', 'Fitbit', 'Fitbit Premium', 'Strava']
const state = {
  open: null, picker: false, picked: null,
  connections: { Garmin: 'enabled', Fitbit: 'enabled', 'Fitbit Premium': 'enabled' },
}
const root = () => document.querySelector('#app')
function toggle(service) { state.open = state.open === service ? null : service; draw() }
function act(what, service) {
  window.log.push(service === 'Fitbit' ? what : 'wrong ' + what + ' ' + service)
  setTimeout(() => {
    if (what === 'disable') state.connections[service] = 'disabled'
    if (what === 'remove') delete state.connections[service]
    draw()
  }, ${delay})
}
function openPicker() { window.log.push('enable service'); setTimeout(() => { state.picker = true; draw() }, ${delay}) }
function pick(service) {
  window.log.push(service === 'Fitbit' ? 'pick' : 'wrong pick ' + service)
  setTimeout(() => { state.picker = false; state.picked = service; draw() }, ${delay})
}
function enable(service) { window.log.push(service === 'Fitbit' ? 'enable' : 'wrong enable ' + service); location.href = '/consent' }
${script}
function draw() { ${render} }
draw()
</script></body></html>`
}

/** What the log must hold after the five steps that click, in order. */
export const wholeLog = ['disable', 'remove', 'enable service', 'pick', 'enable']

/** Items of a plain list, as markup. */
export const plainList = `
  root().innerHTML = '<h1>Connect</h1><p>News: Fitbit has a new watch. <a href="#" onclick="wrong(1)">Fitbit</a></p><ul>' +
    Object.keys(state.connections).map((name) => '<li><strong>' + name + '</strong> ' +
      '<button onclick="toggle(\\'' + name + '\\')">' + (state.open === name ? '-' : '+') + '</button>' +
      (state.open === name ? '<div>' + (state.connections[name] === 'enabled'
        ? '<button onclick="act(\\'disable\\',\\'' + name + '\\')">Disable</button>' : '') +
        '<button onclick="wrong(2)">Disable notifications</button>' +
        (state.connections[name] === 'disabled'
        ? '<button onclick="act(\\'remove\\',\\'' + name + '\\')">Remove</button>' : '') + '</div>' : '') + '</li>').join('') +
    '</ul><button onclick="openPicker()">Enable Service</button>' +
    (state.picker ? '<ul role="menu">' + services.map((name) => '<li role="none"><button role="menuitem" onclick="pick(\\'' + name + '\\')">' + name + '</button></li>').join('') + '</ul>' : '') +
    (state.picked ? '<section><h2>' + state.picked + '</h2><button onclick="enable(\\'' + state.picked + '\\')">Enable</button></section>' : '')
`

/** How one Connect page of the tests differs from the others. All parts are scripts in the page. */
export interface ConnectApp {
  /** Gives the markup of the whole application; has the helpers below at hand. */
  render: string
  /** Milliseconds until the "server" answers. */
  delay?: number
  /** Further script, run before the first drawing. */
  script?: string
  /** Script run after each drawing. */
  afterDraw?: string
  style?: string
  /** Markup around the application's root. */
  body?: string
  /** Connections at the start. */
  connected?: string[]
}

/**
 * A Connect page with its state in the page: `window.log` has what reached it, in order; anything that
 * starts with "wrong" is a click that must not have happened.
 */
export function connectApp(app: ConnectApp): string {
  const { render, delay = 30, script = '', afterDraw = '', style = '' } = app
  const { body = '<main id="app"></main>', connected = ['Garmin', 'Fitbit', 'Fitbit Premium'] } =
    app
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Connect</title>
<style>${style}</style></head><body>${body}
<script>
window.log = []
const wrong = (what) => void window.log.push('wrong ' + what)
const services = ['Garmin', 'Fitbit', 'Fitbit Premium', 'Strava']
const state = { open: null, picker: false, picked: null, asking: null,
  connections: Object.fromEntries(${JSON.stringify(connected)}.map((name) => [name, 'enabled'])) }
let root = () => document.querySelector('#app')
const later = (work) => setTimeout(() => { work(); draw() }, ${delay})
function toggle(service) { state.open = state.open === service ? null : service; draw() }
function report(what, service) { window.log.push(service === 'Fitbit' ? what : 'wrong ' + what + ' ' + service) }
function act(what, service) {
  report(what, service)
  later(() => { if (what === 'disable') state.connections[service] = 'disabled'; else delete state.connections[service] })
}
function openPicker() { window.log.push('enable service'); later(() => { state.picker = true }) }
function pick(service) { report('pick', service); later(() => { state.picker = false; state.picked = service }) }
function enable(service) { report('enable', service); location.href = '/consent' }
const names = () => Object.keys(state.connections)
const isOn = (name) => state.connections[name] === 'enabled'
const call = (what, ...args) => what + '(' + args.map((arg) => '&quot;' + arg + '&quot;').join(',') + ')'
const button = (label, code, more = '') => '<button type="button" ' + more + ' onclick="' + code + '">' + label + '</button>'
const acts = (name) => isOn(name) ? button('Disable', call('act', 'disable', name)) + button('Disable notifications', call('wrong', 'notifications'))
  : button('Remove', call('act', 'remove', name))
const plus = (name) => button(state.open === name ? '-' : '+', call('toggle', name))
const opener = () => button('Enable Service', 'openPicker()')
const menu = () => state.picker ? '<div role="menu">' + services.map((name) => button(name, call('pick', name), 'role="menuitem"')).join('') + '</div>' : ''
const offer = () => state.picked ? '<section><h2>' + state.picked + '</h2>' + button('Enable', call('enable', state.picked)) + '</section>' : ''
const list = (items) => items.join('')
${script}
function draw() { root().innerHTML = ${render}; ${afterDraw} }
draw()
</script></body></html>`
}

/** What the log must hold after the steps that click. */
export const wholeLog = ['disable', 'remove', 'enable service', 'pick', 'enable']

import { connectApp } from './connect-app.ts'

const list = `('<h1>Connect</h1><ul>' + list(names().map((name) => '<li><b>' + name + '</b> ' + plus(name) + (state.open === name ? '<div>' + acts(name) + '</div>' : '') + '</li>')) + '</ul>' + opener() + menu() + offer())`

/** Changes what is under the pointer when an event of ours comes: our Disable would be another's. */
function onEvent(type: string, change: string): string {
  return connectApp({
    script: `addEventListener('${type}', (event) => {
      const button = event.target.closest?.('button')
      if (button?.textContent !== 'Disable') return
      ${change}
    }, true)`,
    render: list,
  })
}

const relabel = `button.textContent = 'Delete account'; button.onclick = () => wrong('deleted account')`
const swap = `const entry = button.closest('li'); entry.querySelector('b').textContent = 'Garmin'
  button.onclick = () => wrong('disabled Garmin')`

/** Pages that are out to make us click what we shouldn't. At worst they stop the repair. */
export const hostilePages: Record<string, string> = {
  ...Object.fromEntries(
    ['pointerover', 'pointerdown', 'mouseup'].flatMap((type) => [
      [`re-labels the control on our ${type}`, onEvent(type, relabel)],
      [`makes the entry another service’s on our ${type}`, onEvent(type, swap)],
    ]),
  ),
  'takes the control away on our pointerdown and puts another in its place': onEvent(
    'pointerdown',
    `const other = document.createElement('button'); other.textContent = 'Delete account'
     other.onclick = () => wrong('deleted account'); button.replaceWith(other)`,
  ),
  'moves the control into another entry on our pointerdown': onEvent(
    'pointerdown',
    `document.querySelector('li').append(button); button.onclick = () => wrong('disabled Garmin')`,
  ),
  'lays another control over ours on our pointerdown': onEvent(
    'pointerdown',
    `const box = button.getBoundingClientRect(); const over = document.createElement('button')
     over.style.cssText = 'position:fixed;z-index:9;left:' + box.left + 'px;top:' + box.top + 'px;width:' + box.width + 'px;height:' + box.height + 'px'
     over.textContent = 'Delete account'; over.onclick = () => wrong('deleted account'); document.body.append(over)`,
  ),
  'swallows every event of ours': connectApp({
    script: `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault() }, true)`,
    render: list,
  }),
  'acts on pointerdown, and turns Disable into Remove under our click': connectApp({
    script: `addEventListener('pointerdown', (event) => {
      const button = event.target.closest?.('button')
      if (button?.textContent !== 'Disable') return
      report('disable', 'Fitbit'); state.connections.Fitbit = 'disabled'
      button.textContent = 'Remove'; button.onclick = () => wrong('removed before the API was asked')
      setTimeout(draw, 100)
    }, true)`,
    render: list,
  }),
  'has a forged entry of the service': connectApp({
    render: `${list}.replace('</ul>', '<li><b>Fitbit</b> ' + button('+', call('wrong', 'forged entry')) + '</li></ul>')`,
  }),
  'has a forged second Disable in the entry': connectApp({
    render: `${list}.replaceAll(button('Disable', call('act', 'disable', 'Fitbit')), button('Disable', call('wrong', 'forged')) + button('Disable', call('wrong', 'forged too')))`,
  }),
  'has a forged Disable that nobody can see': connectApp({
    style: '.ghost { opacity: 0; position: absolute } .off { position: absolute; left: -9999px }',
    render: `${list}.replace('<ul>', '<ul><li>Fitbit ' + button('Disable', call('wrong', 'ghost'), 'class="ghost"') + button('Disable', call('wrong', 'off'), 'class="off"') + '</li>')`,
  }),
  'lies over the page with a clear layer': connectApp({
    body: `<main id="app"></main><div style="position:fixed;inset:0;z-index:9" onclick="wrong('layer')"></div>`,
    render: list,
  }),
  'asks something else in the place of the question about Remove': connectApp({
    script: `window.ask = (name) => { state.asking = name; draw() }`,
    render: `${list}.replace(/act\\(&quot;remove&quot;,(.+?)\\)/, 'ask($1)') + (state.asking ? '<div role="dialog">Delete your FitTrend account? ' + button('Cancel', call('wrong', 1)) + button('Yes', call('wrong', 'deleted account')) + '</div>' : '')`,
  }),
  'changes the question about Remove on our pointerdown': connectApp({
    script: `window.ask = (name) => { state.asking = name; draw() }; window.yes = () => { const name = state.asking; state.asking = null; act('remove', name) }
      addEventListener('pointerdown', (event) => {
        const dialog = event.target.closest?.('[role=dialog]')
        if (!dialog) return
        dialog.querySelector('p').textContent = 'Delete your FitTrend account?'
        event.target.textContent = 'Delete account'; event.target.onclick = () => wrong('deleted account')
      }, true)`,
    render: `${list}.replace(/act\\(&quot;remove&quot;,(.+?)\\)/, 'ask($1)') + (state.asking ? '<div role="dialog" aria-modal="true"><p>Remove ' + state.asking + '?</p>' + button('Cancel', call('wrong', 'cancel')) + button('Remove', 'yes()') + '</div>' : '')`,
  }),
  'names its fields like what we read of elements': connectApp({
    body: `<form id="form" onsubmit="return false">${['parentElement', 'parentNode', 'children', 'childNodes', 'localName', 'getAttribute', 'matches', 'closest', 'ownerDocument', 'getBoundingClientRect', 'isConnected', 'textContent', 'nodeType', 'shadowRoot', 'assignedSlot', 'contains', 'dispatchEvent'].map((name) => `<input type="hidden" name="${name}">`).join('')}<main id="app"></main></form><img name="documentElement" alt=""><img name="defaultView" alt=""><img name="elementFromPoint" alt="">`,
    render: list,
  }),
  'changes itself without end': connectApp({
    body: '<div id="storm"></div><main id="app"></main>',
    script: `setInterval(() => {
        const storm = document.querySelector('#storm')
        storm.replaceChildren(...Array.from({ length: 50 }, (_, place) => Object.assign(document.createElement('i'), { textContent: String(Math.random()), className: 'c' + place })))
        for (const entry of document.querySelectorAll('li')) entry.dataset.at = String(performance.now())
      }, 1)`,
    style: '#storm { height: 40px; overflow: hidden }',
    render: list,
  }),
  'draws its list anew without end': connectApp({
    script: 'setInterval(() => draw(), 20)',
    render: list,
  }),
}

/** Pages of 100,000 nodes, all drawn: some words, or the service and a control again and again. */
export const giantPages: Record<string, string> = {
  '100,000 nodes': giant(`'<div><span>Steps</span><a>' + place + '</a></div>'`, 33_334),
  'the service 5,000 times': giant(`'<div><span>Fitbit</span><a>Disable</a></div>'`, 5_000),
  'a control 5,000 times': giant(`'<button>Disable</button>'`, 5_000),
}

function giant(row: string, rows: number): string {
  return connectApp({
    body: '<main id="app"></main><div id="giant"></div>',
    script: `document.querySelector('#giant').innerHTML = Array.from({ length: ${rows} }, (_, place) => ${row}).join('')`,
    render: list,
  })
}

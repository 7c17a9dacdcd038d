import { connectApp } from './connect-app.ts'

const tail = 'opener() + menu() + offer()'

/** Pages on which the engine has to complete the six steps. */
export const honestPages: Record<string, string> = {
  'a list with a sign as expander, news and look-alikes': connectApp({
    render: `'<h1>Connect</h1><p>News: Fitbit has a new watch. <a href="#" onclick="wrong(1)">Fitbit</a></p><ul>' +
      list(names().map((name) => '<li><strong>' + name + '</strong> ' + plus(name) + (state.open === name ? '<div>' + acts(name) + '</div>' : '') + '</li>')) +
      '</ul>' + ${tail} + '<footer><a href="#" onclick="wrong(2)">Fitbit</a></footer>'`,
  }),
  'a question after Enable, in the words of the act': connectApp({
    script: `const enableNow = enable; enable = () => { state.asking = 'Fitbit'; draw() }; window.answer = () => enableNow('Fitbit')`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + ${tail} +
      (state.asking ? '<div role="dialog" aria-modal="true">Connect Fitbit? ' + button('Cancel', call('wrong', 'cancel')) + button('Enable', 'answer()') + '</div>' : '')`,
  }),
  'a new entry in the list, folded, with its Enable inside': connectApp({
    script: `pick = (service) => { report('pick', service); later(() => { state.picker = false; state.open = null; state.connections[service] = 'new' }) }`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? '<div>' + (state.connections[name] === 'new' ? button('Enable', call('enable', name)) : acts(name)) + '</div>' : '') + '</li>')) + '</ul>' + opener() + menu()`,
  }),
  'a list that is drawn anew and folded after each act': connectApp({
    script: `act = (what, service) => { report(what, service); state.open = null; state.connections = { ...state.connections }; if (what === 'disable') state.connections[service] = 'disabled'; else delete state.connections[service]; root().innerHTML = ''; setTimeout(draw, 120) }`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? '<div>' + acts(name) + '</div>' : '') + '</li>')) + '</ul>' + ${tail}`,
  }),
  'a table with the panel in a row of its own': connectApp({
    render: `'<h1>Connect</h1><table><tbody>' + list(names().map((name) => '<tr><td>' + name + '</td><td>Expired</td><td>' +
      button('', call('toggle', name), 'aria-label="Expand ' + name + '" aria-expanded="' + (state.open === name) + '"') + '</td></tr>' +
      (state.open === name ? '<tr><td colspan="3">Imports steps and sleep. ' + acts(name) + '</td></tr>' : ''))) + '</tbody></table>' + ${tail}`,
  }),
  'one service only, in plain boxes, with other settings on the page': connectApp({
    connected: ['Fitbit'],
    render: `'<h1>Connect</h1><div>' + list(names().map((name) => '<div><div><span>' + name + '</span>' + plus(name) + '</div>' +
      (state.open === name ? '<div><p>Imports steps.</p>' + acts(name) + '</div>' : '') + '</div>')) + '</div>' +
      '<p>Email alerts ' + button('Disable', call('wrong', 'alerts')) + button('Remove', call('wrong', 'alerts')) + '</p>' + ${tail}`,
  }),
  'a description list': connectApp({
    render: `'<h1>Connect</h1><dl>' + list(names().map((name) => '<dt>' + name + '</dt><dd>' + plus(name) + (state.open === name ? acts(name) : '') + '</dd>')) + '</dl>' + ${tail}`,
  }),
  'headings and panels side by side': connectApp({
    render: `'<h1>Connect</h1><section>' + list(names().map((name) => '<h3>' + name + ' ' + plus(name).replace('<button', '<button aria-label="Expand ' + name + '"') + '</h3>' +
      '<div class="panel">' + (state.open === name ? acts(name) : '') + '</div>')) + '</section>' + ${tail}`,
  }),
  'details and summary': connectApp({
    script: `const opened = new Set(); window.note = (element, name) => element.open ? opened.add(name) : opened.delete(name)`,
    render: `'<h1>Connect</h1>' + list(names().map((name) => '<details ' + (opened.has(name) ? 'open' : '') + ' ontoggle="note(this,&quot;' + name + '&quot;)"><summary>' + name + '</summary>' + acts(name) + '</details>')) + ${tail}`,
  }),
  'panels folded by height, all in the page': connectApp({
    style:
      '.panel { max-height: 0; overflow: hidden; transition: max-height 0.15s } .open .panel { max-height: 200px }',
    render: `'<h1>Connect</h1>' + list(names().map((name) => '<div class="' + (state.open === name ? 'open' : '') + '"><div><b>' + name + '</b>' + plus(name) + '</div><div class="panel">' + acts(name) + '</div></div>')) + ${tail}`,
  }),
  'flat rows with the sign first in the document, last on the screen': connectApp({
    style: '.row { display: flex; flex-direction: row-reverse }',
    render: `'<h1>Connect</h1>' + list(names().map((name) => '<div class="row">' + plus(name) + '<span>' + name + '</span></div>' + '<div>' + (state.open === name ? acts(name) : '') + '</div>')) + ${tail}`,
  }),
  'links in place of buttons, capitals by style, submit inputs': connectApp({
    style: '* { text-transform: uppercase }',
    script: `const link = (label, code) => '<a href="#" onclick="event.preventDefault();' + code + '">' + label + '</a>'`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + '<h2>' + name + '</h2>' + link('(+)', call('toggle', name)) + (state.open === name ? (isOn(name)
      ? '<input type="submit" value="Disable" onclick="' + call('act', 'disable', name) + '">' : '<div role="button" tabindex="0" onclick="' + call('act', 'remove', name) + '"><span>Remove</span></div>') : '') + '</li>')) + '</ul>' +
      link('Enable Service', 'openPicker()') + menu() + offer()`,
  }),
  'icons with labels only, no-break spaces': connectApp({
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li><img alt="' + name + '" width="20" height="20">' + button('<svg width="10" height="10"></svg>', call('toggle', name), 'aria-expanded="' + (state.open === name) + '"') +
      (state.open === name ? button('<svg width="10" height="10"></svg>', isOn(name) ? call('act', 'disable', name) : call('act', 'remove', name), 'aria-label="' + (isOn(name) ? 'Disable' : 'Remove') + '"') : '') + '</li>')) + '</ul>' +
      button('Enable&nbsp;Service', 'openPicker()') + menu() + offer()`,
  }),
  'the same list twice, one for small screens': connectApp({
    style: '.small { display: none }',
    render: `list(['small', 'large'].map((size) => '<div class="' + size + '"><h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + ${tail} + '</div>'))`,
  }),
  'a native select': connectApp({
    script: `window.choose = (value) => { report('pick', value); later(() => { state.picked = value }) }`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' +
      (state.picker ? '<label>Service <select onchange="choose(this.value)"><option></option>' + list(services.map((name) => '<option ' + (state.picked === name ? 'selected' : '') + '>' + name + '</option>')) + '</select></label>' + (state.picked ? button('Enable', call('enable', state.picked)) : '') : opener())`,
  }),
  'a modal dialog of radios with one Enable': connectApp({
    script: `window.chosen = null`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + opener() +
      (state.picker ? '<dialog aria-label="Enable Service">' + list(services.map((name) => '<label><input type="radio" name="s" onclick="report(&quot;pick&quot;,&quot;' + name + '&quot;);window.chosen=&quot;' + name + '&quot;">' + name + '</label>')) + button('Enable', 'enable(window.chosen)') + button('Cancel', call('wrong', 'cancel')) + '</dialog>' : '')`,
    afterDraw: `document.querySelector('dialog')?.showModal()`,
  }),
  'cards, each with its own Enable': connectApp({
    script: `window.pickless = (name) => { report('pick', name); enable(name) }`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + opener() +
      (state.picker ? '<div class="cards">' + list(services.map((name) => '<div><h3>' + name + '</h3><p>Steps and sleep</p>' + button('Enable', call('pickless', name)) + '</div>')) + '</div>' : '')`,
  }),
  'options in a portal that listens to the pointer': connectApp({
    body: '<main id="app"></main><div id="portal"></div>',
    script: `window.showOptions = () => { window.log.push('enable service'); document.querySelector('#portal').innerHTML = '<ul role="listbox">' + services.map((name) => '<li role="option" onclick="' + call('choose', name) + '">' + name + '</li>').join('') + '</ul>' };
      window.choose = (name) => { document.querySelector('#portal').innerHTML = ''; pick(name) }`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' +
      '<div role="combobox" tabindex="0" aria-label="Enable Service" aria-expanded="false" onmousedown="showOptions()">Choose</div>' + offer()`,
  }),
  'an in-page confirmation': connectApp({
    script: `window.ask = (name) => { state.asking = name; draw() }; window.yes = () => { const name = state.asking; state.asking = null; act('remove', name) }`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name).replace(/act\\(&quot;remove&quot;,(.+?)\\)/, 'ask($1)') : '') + '</li>')) + '</ul>' + ${tail} +
      (state.asking ? '<div role="dialog" aria-modal="true" style="position:fixed;inset:0;background:#0008"><p>Remove ' + state.asking + '? Data already imported stays.</p>' + button('Cancel', call('wrong', 'cancel')) + button('Remove', 'yes()') + '</div>' : '')`,
  }),
  'a native confirm, raised later': connectApp({
    script: `window.ask = (name) => setTimeout(() => { if (confirm('Really remove ' + name + '?')) act('remove', name); else wrong('no') }, 50)`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name).replace(/act\\(&quot;remove&quot;,(.+?)\\)/, 'ask($1)') : '') + '</li>')) + '</ul>' + ${tail}`,
  }),
  'controls disabled for a while, under a spinner': connectApp({
    delay: 200,
    script: `let since = 0`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? '<fieldset style="border:0" disabled>' + acts(name) + '</fieldset>' : '') + '</li>')) + '</ul>' + ${tail} + '<div id="spinner" role="progressbar" style="position:fixed;inset:0"></div>'`,
    afterDraw: `clearTimeout(since); since = setTimeout(() => { document.querySelector('#spinner').remove(); for (const set of document.querySelectorAll('fieldset')) set.disabled = false }, 250)`,
  }),
  'script links': connectApp({
    script: `const link = (label, code) => '<a href="javascript:' + code + '">' + label + '</a>'`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + link('+', call('toggle', name)) + (state.open === name ? (isOn(name) ? link('Disable', call('act', 'disable', name)) : link('Remove', call('act', 'remove', name))) : '') + '</li>')) + '</ul>' + ${tail}`,
  }),
  'open shadow roots with slots': connectApp({
    body: '<connect-app></connect-app>',
    script: `customElements.define('x-button', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>' } });
      customElements.define('connect-app', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<main></main>' } });
      root = () => document.querySelector('connect-app').shadowRoot.querySelector('main')`,
    render: `('<h1>Connect</h1>' + list(names().map((name) => '<service-row><div><b>' + name + '</b>' + plus(name) + '</div>' + (state.open === name ? acts(name) : '') + '</service-row>')) + ${tail}).replaceAll('<button', '<x-button').replaceAll('</button', '</x-button')`,
  }),
  'closed shadow roots': connectApp({
    body: '<connect-app></connect-app>',
    script: `window.roots = new WeakMap();
      customElements.define('connect-app', class extends HTMLElement { constructor() { super(); const shadow = this.attachShadow({ mode: 'closed' }); shadow.innerHTML = '<main></main>'; window.roots.set(this, shadow) } });
      root = () => window.roots.get(document.querySelector('connect-app')).querySelector('main')`,
    render: `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + ${tail}`,
  }),
  'a frame of the same site that raises its own confirm': connectApp({
    body: '<h1>FitTrend</h1><iframe id="frame" style="height:300px" srcdoc="<body></body>"></iframe>',
    script: `const frame = document.querySelector('#frame');
      window.ask = (name) => { if (frame.contentWindow.confirm('Really remove ' + name + '?')) act('remove', name); else wrong('no') };
      for (const name of ['toggle','act','wrong','openPicker','pick','enable','report']) window[name] = eval(name);
      root = () => { const inner = frame.contentDocument; if (!inner.querySelector('#in')) inner.body.innerHTML = '<div id="in"></div>'; return inner.querySelector('#in') };
      frame.addEventListener('load', () => draw())`,
    render: `('<h2>Connect</h2><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name).replace(/act\\(&quot;remove&quot;,(.+?)\\)/, 'ask($1)') : '') + '</li>')) + '</ul>' + ${tail}).replaceAll('onclick="', 'onclick="parent.')`,
  }),
  'a frame of the same site, scrolled down': connectApp({
    body: '<h1>FitTrend</h1><div style="height:900px"></div><iframe id="frame" style="border:7px solid;margin:20px;height:200px" srcdoc="<body></body>"></iframe>',
    script: `for (const name of ['toggle','act','wrong','openPicker','pick','enable','report']) window[name] = eval(name);
      root = () => { const inner = document.querySelector('#frame').contentDocument; if (!inner.querySelector('#in')) inner.body.innerHTML = '<div style="height:400px">top</div><div id="in"></div>'; return inner.querySelector('#in') };
      document.querySelector('#frame').addEventListener('load', () => draw())`,
    render: `('<h2>Connect</h2><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? acts(name) : '') + '</li>')) + '</ul>' + ${tail}).replaceAll('onclick="', 'onclick="parent.')`,
  }),
}

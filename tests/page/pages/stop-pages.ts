import type { PageProblem } from '../../../utils/page/page-step.ts'
import { connectApp } from './connect-app.ts'

const list = `'<h1>Connect</h1><ul>' + list(names().map((name) => '<li>' + name + plus(name) + (state.open === name ? '<div>' + acts(name) + '</div>' : '') + '</li>')) + '</ul>' + opener() + menu() + offer()`
const signInForm = `'<h1>FitTrend</h1><label>Password <input type="password"></label>' + button('Sign in', call('wrong', 'sign in'))`
const withAsk = list.replace(
  'acts(name)',
  "acts(name).replace(/act\\(&quot;remove&quot;,(.+?)\\)/, 'ask($1)')",
)

/** The list, where a row that is switched off has this in place of Remove. */
const offRow = (instead: string) =>
  list.replace('acts(name)', `(isOn(name) ? acts(name) : ${instead})`)

interface StopPage {
  html: string
  kind: PageProblem['kind']
  /** What is missing, where that tells at which step it stops. */
  lookedFor?: string
  /** What may have reached the page before it stops. */
  log: string[]
}

/** Pages on which the engine must stop, and what may have been clicked until then. */
export const stopPages: Record<string, StopPage> = {
  'two entries of the service': {
    kind: 'ambiguous',
    log: [],
    html: connectApp({
      render: `${list} + '<ul><li>Fitbit' + plus('Fitbit') + '</li><li>Polar' + plus('Polar') + '</li></ul>'`,
    }),
  },
  'an entry that only a stranger to the profile has': {
    kind: 'not-found',
    log: [],
    html: connectApp({
      connected: ['Suunto'],
      render: `'<h1>Connect</h1><ul><li><span>Fitbit</span></li>' + list(names().map((name) => '<li><span>' + name + '</span>' + plus(name) + '</li>')) + '</ul>' + opener()`,
    }),
  },
  'an effect that the server takes back': {
    kind: 'rolled-back',
    log: ['disable'],
    html: connectApp({
      script: `act = (what, service) => { report(what, service); state.connections[service] = 'disabled'; draw(); setTimeout(() => { state.connections[service] = 'enabled'; draw() }, 250) }`,
      render: list,
    }),
  },
  'a click without effect': {
    kind: 'no-effect',
    log: ['disable', 'disable'],
    html: connectApp({ script: `act = (what, service) => report(what, service)`, render: list }),
  },
  'a question with a box to tick': {
    kind: 'unexpected-dialog',
    log: ['disable'],
    html: connectApp({
      script: `window.ask = (name) => { state.asking = name; draw() }`,
      render: `${withAsk} + (state.asking ? '<div role="dialog">Remove Fitbit? <label><input type="checkbox">Delete all imported data</label>' + button('Cancel', call('wrong', 1)) + button('Remove', call('wrong', 2)) + '</div>' : '')`,
    }),
  },
  'a question about something else': {
    kind: 'unexpected-dialog',
    log: ['disable'],
    html: connectApp({
      script: `window.ask = (name) => { state.asking = name; draw() }`,
      render: `${withAsk} + (state.asking ? '<div role="dialog">Shall we also delete your imported steps? ' + button('No', call('wrong', 1)) + button('Yes', call('wrong', 2)) + '</div>' : '')`,
    }),
  },
  'Disable that shows itself by a word alone, and Remove out of sight': {
    kind: 'not-found',
    lookedFor: '"Remove" of Fitbit',
    log: ['disable'],
    html: connectApp({ render: offRow(`'<p>Paused</p>' + button('Edit', call('wrong', 'edit'))`) }),
  },
  'a disabled row with Enable, and a bin without a name': {
    kind: 'not-found',
    lookedFor: '"Remove" of Fitbit',
    log: ['disable'],
    html: connectApp({
      render: offRow(
        `button('Enable', call('wrong', 'enable')) + button('<svg width="16" height="16"></svg>', call('wrong', 'bin'))`,
      ),
    }),
  },
  'a disabled row with Resume, and Remove behind Edit': {
    kind: 'not-found',
    lookedFor: '"Disable" of Fitbit',
    log: ['disable'],
    html: connectApp({
      render: offRow(
        `button('Resume', call('wrong', 'resume')) + button('Edit', call('wrong', 'edit'))`,
      ),
    }),
  },
  'another service than ours, which nobody knows, is offered with its Enable': {
    kind: 'no-effect',
    log: ['disable', 'remove', 'enable service', 'enable service'],
    html: connectApp({
      render: `${list.replace(' + menu() + offer()', '')} + (state.picker ? '<section>Suunto ' + button('Enable', call('wrong', 'enable Suunto')) + '</section>' : '')`,
    }),
  },
  'a cookie notice over everything': {
    kind: 'covered',
    log: [],
    html: connectApp({
      render: `${list} + '<div style="position:fixed;inset:0;background:#fffc">We use cookies ' + button('OK', call('wrong', 'cookies')) + '</div>'`,
    }),
  },
  'a control that stays disabled': {
    kind: 'not-actionable',
    log: [],
    html: connectApp({ render: `'<fieldset disabled>' + ${list} + '</fieldset>'` }),
  },
  'a sign-in page': {
    kind: 'signed-out',
    log: [],
    html: connectApp({
      render: signInForm,
    }),
  },
  'a sign-in page in the place of an answer': {
    kind: 'signed-out',
    log: ['disable'],
    html: connectApp({
      script: `act = (what, service) => { report(what, service); later(() => { state.isOut = true }) }`,
      render: `(state.isOut ? ${signInForm} : ${list})`,
    }),
  },
  'a page without any of it': {
    kind: 'wrong-page',
    log: [],
    html: connectApp({
      render: `'<h1>News</h1><p>Fitbit has a new watch.</p>' + button('Remove', call('wrong', 'ad'))`,
    }),
  },
}

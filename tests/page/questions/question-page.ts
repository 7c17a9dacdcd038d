import type { CorpusQuestion, Form } from './corpus.ts'

/** Where a page in between is served, and the list to which it leads back. */
export const paths = { between: '/between', list: '/list', gone: '/gone' }

const helpers = `
function note(what) { sessionStorage.log = (sessionStorage.log ?? '') + what + ';' }
function no() { note('no'); document.querySelector('#asked')?.remove() }
`

/** A Connect page on which a click on the act asks the question; `yes` in its log is the answer that counts. */
export function questionPage(question: CorpusQuestion, form: Form): string {
  const { act = 'remove' } = question
  const word = act === 'remove' ? 'Remove' : 'Disable'
  return document(`
<nav aria-label="Site"><a href="/inbox">Inbox</a></nav>
<main><h1>Connect</h1>
<ul>
<li><b>Garmin</b> <button>+</button></li>
<li id="entry"><b>Fitbit</b> <button aria-expanded="true" aria-label="Collapse Fitbit">-</button>
<div id="acts"><button onclick="act()">${word}</button></div></li>
</ul>
<button>Enable Service</button></main>
<script>${helpers}
const after = ${JSON.stringify(act)}
function done() {
  document.querySelector('#asked')?.remove()
  if (after === 'remove') document.querySelector('#entry').remove()
  else document.querySelector('#acts').innerHTML = '<button>Remove</button>'
}
function yes() { note('yes'); setTimeout(done, 20) }
function act() { note('act'); ${ask(question, form)} }
</script>`)
}

/** The same as a page of its own. */
export function betweenPage(question: CorpusQuestion): string {
  const { act = 'remove' } = question
  return document(`
<header><nav aria-label="Site"><a href="/inbox">Inbox</a><a href="/premium">Premium</a></nav></header>
<main><form onsubmit="return false">${question.html}${buttonsOf(question)}</form></main>
<footer><a href="/help">Help</a></footer>
<script>${helpers}
function yes() { note('yes'); location.href = '${paths.gone}?${act}' }
</script>`)
}

/** What a page in between leads to after its yes. */
export function gonePage(act: 'disable' | 'remove'): string {
  const left =
    act === 'remove'
      ? ''
      : '<li><b>Fitbit</b> <button aria-expanded="true" aria-label="Collapse Fitbit">-</button><div><button>Remove</button></div></li>'
  return document(
    `<main><h1>Connect</h1><ul><li><b>Garmin</b> <button>+</button></li>${left}</ul><button>Enable Service</button></main>`,
  )
}

function document(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Connect</title><body>${body}</body></html>`
}

function buttonsOf({ buttons, buttonsHtml, act = 'remove' }: CorpusQuestion): string {
  if (buttonsHtml !== undefined) return `<div>${buttonsHtml}</div>`
  const isNo = (name: string) => /^(cancel|no|back|not now|later|keep fitbit)$/i.test(name)
  const one = (name: string) =>
    `<button type="button" onclick="${isNo(name) ? 'no()' : 'yes()'}">${name}</button>`
  return `<div data-act="${act}">${buttons.map(one).join(' ')}</div>`
}

/** The script that asks. */
function ask(question: CorpusQuestion, form: Form): string {
  const inner = JSON.stringify(question.html + buttonsOf(question))
  const count = `const late = document.querySelector('#late'); let left = 3
    if (late) { const timer = setInterval(() => { left -= 1; late.textContent = left > 0 ? 'Remove (' + left + ')' : 'Remove'; if (left === 0) { late.disabled = false; clearInterval(timer) } }, 500) }`
  const put = (make: string, attach: string) =>
    `const box = ${make}; box.id = 'asked'; box.innerHTML = ${inner}; ${attach}; ${count}`
  switch (form) {
    case 'native':
      return put(`document.createElement('dialog')`, 'document.body.append(box); box.showModal()')
    case 'dialog':
    case 'alertdialog':
      return put(
        `Object.assign(document.createElement('div'), { role: '${form}' })`,
        `box.style.cssText = 'position:fixed;inset:20% 20%;background:#fff'; document.body.append(box)`,
      )
    case 'inline':
      return put(`document.createElement('div')`, `document.querySelector('#entry').append(box)`)
    case 'confirm':
      return `if (confirm(${JSON.stringify(textOf(question))})) yes(); else note('no')`
    case 'page':
      return `location.href = '${paths.between}'`
  }
}

function textOf({ text, html }: CorpusQuestion): string {
  return (
    text ??
    html
      .replace(/<\/(p|h2)>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .trim()
  )
}

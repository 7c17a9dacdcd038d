/**
 * A Connect page on which Fitbit is open and disabled. What happens is in its `log`.
 * @param onRemove what a click on Remove does, with `put` (asks), `yes`, `no` and `gone` at hand
 */
export function pageThatAsks(onRemove: string, style = ''): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${style}</style><body><main><h1>Connect</h1>
<ul><li><b>Garmin</b> <button>+</button> <span id="garmin"></span></li>
<li id="entry"><b>Fitbit</b> <button aria-expanded="true" aria-label="Collapse Fitbit">-</button> <button onclick="act()">Remove</button></li></ul>
<button>Enable Service</button></main>
<script>
window.log = []
const $ = (selector) => document.querySelector(selector)
const put = (html, where = 'body') => $(where).insertAdjacentHTML('beforeend', '<div class="asked">' + html + '</div>')
const gone = () => $('#entry')?.remove()
const no = () => { log.push('no'); document.querySelectorAll('.asked').forEach((it) => it.remove()) }
const yes = () => { log.push('yes'); no(); gone() }
function act() { log.push('act'); ${onRemove} }
</script></body></html>`
}

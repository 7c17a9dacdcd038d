/** Style sheet of the FitTrend site. */
export const siteStyle = `
:root { color-scheme: light; --ink: #1f2933; --brand: #0b6e99; --line: #d5dbe1 }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: #f6f8fa }
.top { display: flex; align-items: center; gap: 24px; padding: 10px 24px; background: #fff; border-bottom: 1px solid var(--line) }
.brand { font-weight: 700; font-size: 20px; color: var(--brand); text-decoration: none }
nav { margin-left: auto; display: flex; gap: 16px; align-items: center }
.menu { position: relative }
.menu summary { cursor: pointer }
.menu ul { position: absolute; right: 0; z-index: 2; margin: 4px 0; padding: 8px 16px; list-style: none; background: #fff; border: 1px solid var(--line); border-radius: 6px; min-width: 140px }
.who { color: #55606b }
main { max-width: 760px; margin: 24px auto; padding: 0 16px }
footer { max-width: 760px; margin: 48px auto; padding: 0 16px; font-size: 14px }
h1 { font-size: 26px }
h2 { font-size: 18px; margin: 0 }
a { color: var(--brand) }
button { font: inherit; padding: 6px 16px; border: 1px solid var(--brand); border-radius: 6px; background: #fff; color: var(--brand); cursor: pointer }
button:disabled { opacity: .5; cursor: default }
button.primary { background: var(--brand); color: #fff }
button.danger { border-color: #b3261e; color: #b3261e }
button.link { border: 0; padding: 0; text-decoration: underline }
label { display: block; margin: 10px 0 }
input[type=email], input[type=password] { display: block; width: 100%; max-width: 320px; padding: 8px; font: inherit; border: 1px solid var(--line); border-radius: 6px }
.entries { list-style: none; padding: 0 }
.entry { background: #fff; border: 1px solid var(--line); border-radius: 8px; margin: 12px 0; padding: 12px 16px }
.entry-head { display: flex; align-items: center; gap: 12px }
.entry-head .state { margin: 0 0 0 auto; color: #55606b }
.entry-head .state.error { color: #b3261e; font-weight: 600 }
.expander { width: 34px; height: 34px; padding: 0; border-radius: 50%; font-weight: 700 }
.panel { border-top: 1px solid var(--line); margin-top: 12px; padding-top: 12px }
.panel fieldset { border: 0; padding: 0; margin: 0 0 12px }
.panel label { margin: 4px 0 }
.panel .actions { display: flex; gap: 12px; border-top: 1px solid var(--line); padding-top: 12px }
.card { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 16px 24px }
dialog { border: 1px solid var(--line); border-radius: 8px; min-width: 320px; padding: 20px 24px }
dialog::backdrop { background: rgb(0 0 0 / .3) }
dialog ul { list-style: none; padding: 0 }
dialog li { margin: 8px 0 }
dialog li button { width: 100%; text-align: left }
[role=alert] { color: #b3261e }
.notice { background: #e6f4ea; border: 1px solid #b7dfc3; border-radius: 6px; padding: 8px 16px }
.notice:empty { display: none }
`

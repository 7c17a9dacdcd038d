/** What a report calls something on the page whose role it doesn't know. */
const anyElement = 'element'

/** ARIA roles (WAI-ARIA 1.2) and HTML tags of what can be clicked, ask or lie over a page; a page can't put a name here. */
export const toldRoles = [
  anyElement,
  ...['alert', 'alertdialog', 'application', 'article', 'banner', 'button', 'cell', 'checkbox'],
  ...['columnheader', 'combobox', 'complementary', 'contentinfo', 'definition', 'dialog', 'figure'],
  ...['form', 'generic', 'grid', 'gridcell', 'group', 'heading', 'img', 'link', 'list', 'listbox'],
  ...[
    'listitem',
    'log',
    'main',
    'menu',
    'menubar',
    'menuitem',
    'menuitemcheckbox',
    'menuitemradio',
  ],
  ...['navigation', 'none', 'note', 'option', 'paragraph', 'presentation', 'progressbar', 'radio'],
  ...['radiogroup', 'region', 'row', 'rowgroup', 'rowheader', 'search', 'searchbox', 'separator'],
  ...['slider', 'spinbutton', 'status', 'switch', 'tab', 'table', 'tablist', 'tabpanel', 'term'],
  ...['textbox', 'toolbar', 'tooltip', 'tree', 'treegrid', 'treeitem'],
  ...['a', 'aside', 'body', 'canvas', 'details', 'div', 'dl', 'dt', 'dd', 'fieldset', 'footer'],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'iframe',
    'input',
    'label',
    'legend',
    'li',
    'nav',
  ],
  ...['ol', 'p', 'section', 'select', 'span', 'summary', 'svg', 'td', 'th', 'tr', 'ul', 'video'],
] as const
type ToldRole = (typeof toldRoles)[number]

/** A part of the page as the engine describes it (`button "Remove"`): its role, and the text that is left. */
export function splitCandidate(candidate: string): { role: ToldRole; text: string } {
  const [, said, text] = /^(\S+) "(.*)"$/s.exec(candidate) ?? []
  const role = toldRoles.find((known) => known === said) ?? anyElement
  return { role, text: role === anyElement || text === undefined ? candidate : text }
}

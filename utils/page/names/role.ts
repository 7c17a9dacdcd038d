import { isElement, isHtml } from '../snapshot/flat-tree.ts'

/** Concrete roles of WAI-ARIA 1.3, DPUB left out. A first token that isn't one of them is skipped. */
const ariaRoles = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'alert alertdialog application article banner blockquote button caption cell checkbox code ' +
    'columnheader combobox comment complementary contentinfo definition deletion dialog directory ' +
    'document emphasis feed figure form generic graphics-document graphics-object graphics-symbol grid ' +
    'gridcell group heading image img insertion link list listbox listitem log main mark marquee math ' +
    'menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph ' +
    'presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox ' +
    'sectionfooter sectionheader separator slider spinbutton status strong subscript suggestion ' +
    'superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree ' +
    'treegrid treeitem'
  ).split(' '),
)

/** Attributes that make a presentational role void (WAI-ARIA, "Presentational Roles Conflict Resolution"). */
const globalAttributes = /* @__PURE__ */ (
  'atomic busy controls current describedby description details dropeffect flowto grabbed ' +
  'hidden keyshortcuts label labelledby live owns relevant roledescription'
).split(' ')

/** What has a role wherever it stands, with that role where it isn't its own name. */
const roleOfTag = /* @__PURE__ */ rolesFrom(
  'article aside:complementary blockquote button caption code datalist:listbox dd:definition ' +
    'del:deletion details:group dfn:term dialog dt:term em:emphasis fieldset:group figure h1:heading ' +
    'h2:heading h3:heading h4:heading h5:heading h6:heading hr:separator html:document ins:insertion ' +
    'main mark math menu:list meter nav:navigation ol:list optgroup:group option ' +
    'output:status p:paragraph progress:progressbar search strong sub:subscript summary:button ' +
    'sup:superscript svg:img table tbody:rowgroup textarea:textbox tfoot:rowgroup thead:rowgroup time ' +
    'tr:row ul:list',
)

/** The same of the types of `input`. */
const roleOfInput = /* @__PURE__ */ rolesFrom(
  'button checkbox email:textbox image:button number:spinbutton radio range:slider reset:button ' +
    'search:searchbox submit:button tel:textbox text:textbox url:textbox',
)

function rolesFrom(list: string): Map<string, string> {
  const pairs = list.split(' ').map((item) => item.split(':'))
  return new Map(pairs.map(([name = '', role = name]) => [name, role]))
}

/**
 * Role of an element as assistive technology gets it (WAI-ARIA 1.3, HTML-AAM 1.0); null where it has
 * none, as `div` and `span`.
 */
export function roleOf(element: Element): string | null {
  const explicit = explicitRole(element)
  if (explicit === null) return implicitRole(element)
  return isPresentational(explicit) && isUsable(element) ? implicitRole(element) : explicit
}

export function isPresentational(role: string | null): boolean {
  return role === 'none' || role === 'presentation'
}

function explicitRole(element: Element): string | null {
  const tokens = (element.getAttribute('role') ?? '').toLowerCase().split(/\s+/)
  return tokens.find((token) => ariaRoles.has(token)) ?? null
}

function isUsable(element: Element): boolean {
  return (
    globalAttributes.some((name) => element.hasAttribute(`aria-${name}`)) || isFocusable(element)
  )
}

function isFocusable(element: Element): boolean {
  if (element.hasAttribute('tabindex')) return true
  if (element.hasAttribute('disabled')) return false
  const name = element.localName
  if (name === 'a' || name === 'area') return element.hasAttribute('href')
  return ['button', 'select', 'textarea', 'summary'].includes(name) || isHtml(element, 'input')
}

function implicitRole(element: Element): string | null {
  const inContext = roleInContext[element.localName]
  return inContext ? inContext(element) : (roleOfTag.get(element.localName) ?? null)
}

/** Elements whose role depends on attributes or on where they stand. */
const roleInContext: Record<string, (element: Element) => string | null> = {
  a: linkRole,
  area: linkRole,
  footer: (element) => (isInSection(element) ? null : 'contentinfo'),
  form: (element) => (hasAuthorName(element) ? 'form' : null),
  header: (element) => (isInSection(element) ? null : 'banner'),
  img: imageRole,
  input: inputRole,
  li: listItemRole,
  section: (element) => (hasAuthorName(element) ? 'region' : null),
  select: (element) =>
    isHtml(element, 'select') && (element.multiple || element.size > 1) ? 'listbox' : 'combobox',
  td: (element) => (isInGrid(element) ? 'gridcell' : 'cell'),
  th: headerCellRole,
}

function linkRole(element: Element): string | null {
  return element.hasAttribute('href') ? 'link' : null
}

function imageRole(element: Element): string {
  const isDecoration =
    element.getAttribute('alt') === '' && !element.hasAttribute('title') && !isUsable(element)
  return isDecoration ? 'presentation' : 'img'
}

function inputRole(element: Element): string | null {
  const role = isHtml(element, 'input') ? (roleOfInput.get(element.type) ?? null) : null
  const isText = role === 'textbox' || role === 'searchbox'
  return isText && element.hasAttribute('list') ? 'combobox' : role
}

function listItemRole(element: Element): string | null {
  const list = element.parentElement
  return list && isPresentational(explicitRole(list)) && !isUsable(list) ? null : 'listitem'
}

function headerCellRole(element: Element): string {
  const scope = element.getAttribute('scope')?.toLowerCase()
  return scope === 'row' || scope === 'rowgroup' ? 'rowheader' : 'columnheader'
}

function isInGrid(element: Element): boolean {
  const role = element.closest('table,[role=grid],[role=treegrid]')?.getAttribute('role')
  return role === 'grid' || role === 'treegrid'
}

function isInSection(element: Element): boolean {
  const sections = 'article,aside,main,nav,section,[role=article],[role=complementary],[role=main]'
  return element.parentElement?.closest(`${sections},[role=navigation],[role=region]`) != null
}

function hasAuthorName(element: Element): boolean {
  return ['aria-label', 'aria-labelledby', 'title'].some((name) =>
    element.getAttribute(name)?.trim(),
  )
}

/** Whether the element is one of the given roles; false for anything that isn't an element. */
export function hasRole(node: Node, ...roles: string[]): boolean {
  if (!isElement(node)) return false
  const role = roleOf(node)
  return role !== null && roles.includes(role)
}

import { beforeAll, describe, expect, it } from 'vitest'
import { type BuiltPackage, builtPackage, fitTrend } from './built-package.ts'

const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${fitTrend}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** All that both manifests may say; what isn't here isn't asked for: docs/permissions.md has the reasons. */
const common = {
  manifest_version: 3,
  name: '__MSG_extension_name__',
  default_locale: 'en',
  description: expect.any(String),
  version: expect.any(String),
  icons: expect.any(Object),
  incognito: 'not_allowed',
  permissions: ['alarms', 'identity', 'notifications', 'scripting', 'unlimitedStorage'],
  host_permissions: [`${fitTrend}/*`],
  content_security_policy: { extension_pages: csp },
  action: {
    default_icon: expect.any(Object),
    default_title: 'Reconnect for FitTrend',
    default_popup: 'popup.html',
  },
  options_ui: { open_in_tab: true, page: 'options.html' },
  content_scripts: [
    {
      matches: ['', '/*', '?*'].map((rest) => `${fitTrend}/account/connect${rest}`),
      run_at: 'document_idle',
      js: ['content-scripts/connect.js'],
    },
  ],
}

const expected = {
  chromium: {
    ...common,
    background: { service_worker: 'background.js' },
    key: expect.any(String),
    minimum_chrome_version: '127',
  },
  firefox: {
    ...common,
    permissions: [...common.permissions, 'cookies'],
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'reconnect@fittrend-reconnect.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
}

/** What turns text into code, or brings code or markup from elsewhere. */
const forbidden: [string, RegExp][] = [
  // The polyfill's table of the browser's own functions names devtools.inspectedWindow.eval.
  ['eval', /\beval\b(?!:\{minArgs)/],
  ['the Function constructor', /\bFunction\b/],
  ['a timer with text', /\bset(Timeout|Interval)\(\s*["'`]/],
  ['importScripts', /\bimportScripts\b/],
  // A script of our own, named in the code, may be loaded when it is needed.
  ['a dynamic import', /\bimport\s*\((?!["'`]\.\/[\w-]+\.js["'`]\))/],
  ['a script element', /createElement\(\s*["'`]script/i],
  ['WebAssembly', /\bWebAssembly\b/],
  ['markup from text', /\.(innerHTML|outerHTML|srcdoc)\s*=[^=]|insertAdjacentHTML|document\.write/],
  ['an inline script', /<script(?![^>]*\ssrc="\/[^/])/i],
  ['an inline handler', /<[^>]+\son\w+=/i],
  ['a style from elsewhere', /@import|url\(\s*["']?(https?:)?\/\//i],
  // The permission is there for the containers of Firefox's tabs.
  ['a look at cookies', /\bcookies\s*\??\.\s*\w+\(|\bdocument\.cookie|\bcookieStore\b/],
  ['a source map', /sourceMappingURL/],
]

/** Addresses that stand in the code beside FitTrend's; none of them is ever asked. */
const addresses = [
  // Names of markup languages.
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
  // In ky: a base that makes relative URLs comparable, and a word in an error's text.
  'https://empty.invalid',
  'https://github.com/sindresorhus/ky',
]

describe.each(['chromium', 'firefox'] as const)('the package for %s', (browser) => {
  let built: BuiltPackage
  beforeAll(async () => {
    built = await builtPackage(browser)
  }, 120_000)

  it('asks for these permissions, hosts and pages, and nothing else', () => {
    expect(built.manifest).toEqual(expected[browser])
  })

  it.each(forbidden)('has no %s in it', (_what, pattern) => {
    const found = [...built.texts].flatMap(([file, text]) => {
      const place = code(text).search(pattern)
      return place < 0 ? [] : [`${file}: ${code(text).slice(Math.max(0, place - 40), place + 60)}`]
    })
    expect(found).toEqual([])
  })

  it('names no address but FitTrend’s', () => {
    const named = [...built.texts.values()].flatMap((text) => text.match(addressPattern) ?? [])
    const others = named.filter((url) => new URL(url).origin !== fitTrend)
    expect([...new Set(others)].filter((url) => !addresses.includes(url))).toEqual([])
    expect(named).toContain(fitTrend)
  })
})

const addressPattern = /\b(?:https?|wss?|ftp):\/\/[\w.-]+(?::\d+)?(?:\/[\w./-]*\w)?/g

/** The polyfill borrows a method by way of Function.prototype: nothing is made of text there. */
function code(text: string): string {
  return text.replaceAll('Function.call.bind(Object.prototype.hasOwnProperty)', '')
}

describe('the search for code made of text', () => {
  it.each([
    ['eval', 'eval(x)'],
    ['eval', '(0,eval)(x)'],
    ['the Function constructor', 'new Function("return 1")'],
    ['the Function constructor', 'let F=Function;new F("")'],
    ['a timer with text', 'setTimeout("go()",1)'],
    ['a dynamic import', 'import(`https://x.example/a.js`)'],
    ['a dynamic import', 'import(path)'],
    ['a dynamic import', 'import("../a.js")'],
    ['a dynamic import', 'import(`../a.js`)'],
    ['markup from text', 'e.innerHTML=t'],
    ['an inline script', '<script>go()</script>'],
    ['an inline script', '<script src="https://x.example/a.js"></script>'],
    ['an inline script', '<script src="//x.example/a.js"></script>'],
    ['a look at cookies', 'await browser.cookies.getAll({})'],
    ['a look at cookies', 'document.cookie'],
    ['a style from elsewhere', 'a{background:url(https://x.example/a.png)}'],
  ])('finds %s in %s', (what, text) => {
    const found = forbidden.filter(([, pattern]) => pattern.test(code(text)))
    expect(found.map(([name]) => name)).toContain(what)
  })
})

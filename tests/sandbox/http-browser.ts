/**
 * A browser as far as these tests need one: cookies per host (ports share them, as in browsers),
 * redirects, `Origin` with every POST, and the forms of a page.
 */
export class HttpBrowser {
  #cookies = new Map<string, string>()

  /** Follows redirects until a page, or until a URL that `stopAt` matches (it is not fetched). */
  async open(url: string, stopAt?: RegExp): Promise<Page> {
    return this.#request(new URL(url), { method: 'GET' }, stopAt)
  }

  /** Submits the form of `page` that has a button with this text. */
  async click(page: Page, button: string, fields: Fields = {}, stopAt?: RegExp): Promise<Page> {
    const form = formWith(page, button)
    const body = form.fields
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name)
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
    }
    const target = new URL(form.action, page.url)
    return this.#request(target, { method: 'POST', body, origin: page.url.origin }, stopAt)
  }

  setCookie(url: string, header: string): void {
    this.#keep(new URL(url), [header])
  }

  async #request(url: URL, init: Init, stopAt?: RegExp): Promise<Page> {
    if (stopAt?.test(url.href)) return { url, status: 0, text: '', headers: new Headers() }
    const response = await fetch(url, {
      method: init.method,
      body: init.body ?? null,
      redirect: 'manual',
      headers: {
        Cookie: this.#cookiesFor(url),
        ...(init.origin === undefined ? {} : { Origin: init.origin }),
      },
    })
    this.#keep(url, response.headers.getSetCookie())
    const text = await response.text()
    const location = response.headers.get('Location')
    if (location === null) return { url, status: response.status, text, headers: response.headers }
    return this.#request(new URL(location, url), { method: 'GET' }, stopAt)
  }

  #keep(url: URL, headers: string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';').map((piece) => piece.trim())
      const name = pair.slice(0, pair.indexOf('='))
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
      const isGone = attributes.some((one) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(one))
      const key = `${url.hostname} ${path} ${name}`
      if (isGone) this.#cookies.delete(key)
      else this.#cookies.set(key, pair)
    }
  }

  #cookiesFor(url: URL): string {
    return [...this.#cookies]
      .filter(([key]) => {
        const [host, path = '/'] = key.split(' ')
        return host === url.hostname && url.pathname.startsWith(path)
      })
      .map(([, pair]) => pair)
      .join('; ')
  }
}

export interface Page {
  url: URL
  /** 0 where the browser stopped before fetching. */
  status: number
  text: string
  headers: Headers
}

type Fields = Record<string, string | string[]>

interface Init {
  method: 'GET' | 'POST'
  body?: URLSearchParams
  origin?: string
}

function formWith(page: Page, button: string): { action: string; fields: URLSearchParams } {
  for (const [, attributes = '', content = ''] of page.text.matchAll(
    /<form([^>]*)>([\s\S]*?)<\/form>/g,
  )) {
    const pressed = [...content.matchAll(/<button([^>]*)>([^<]*)<\/button>/g)].find(
      ([, , text]) => text === button,
    )
    if (!pressed) continue
    const fields = new URLSearchParams()
    for (const [input] of content.matchAll(/<input[^>]*>/g)) {
      const isBox = attribute(input, 'type') === 'checkbox'
      if (!isBox || / checked/.test(input))
        fields.append(attribute(input, 'name'), attribute(input, 'value'))
    }
    const name = attribute(pressed[0], 'name')
    if (name) fields.append(name, attribute(pressed[0], 'value'))
    return { action: attribute(attributes, 'action'), fields }
  }
  throw new Error(`No form with the button "${button}" on ${page.url.href}:\n${page.text}`)
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
}

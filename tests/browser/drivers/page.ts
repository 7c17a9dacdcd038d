import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerInTime, defaultTimeoutMs, waitUntil } from './wait-until.ts'

/** An element by its role and, if given, its exact accessible name. */
export interface RoleQuery {
  role: string
  name?: string
}

/** What a page can do in one browser; Page and Locator build the rest on it. */
export interface PageBackend {
  url(): Promise<string>
  /** Runs JavaScript source in the page and gives back its (awaited) JSON-like value. */
  evaluate(expression: string): Promise<unknown>
  navigate(url: string): Promise<void>
  /** Elements that match the last query, each query inside the matches of the one before. */
  count(path: RoleQuery[]): Promise<number>
  /** Runs a function's source on the first match. */
  evaluateOn(path: RoleQuery[], functionSource: string): Promise<unknown>
  /** Waits until nothing is in front of the match, then clicks once by the browser's own input (isTrusted). */
  click(path: RoleQuery[], timeout: number): Promise<void>
  type(text: string): Promise<void>
  press(key: Key): Promise<void>
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>
  setViewport(width: number, height: number): Promise<void>
  bringToFront(): Promise<void>
  close(): Promise<void>
  crash(): Promise<void>
}

export type Key = 'Tab' | 'Enter' | 'Escape' | 'Space' | 'ArrowUp' | 'ArrowDown' | 'Backspace'

function answeredInTime(backend: PageBackend): PageBackend {
  return new Proxy(backend, {
    get(target, name: keyof PageBackend) {
      const method = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>
      return (...args: unknown[]) =>
        answerInTime(`${name}(${args.join(', ').slice(0, 200)})`, method(...args))
    },
  })
}

const outputDir = 'test-output'

/** A tab or window, in either browser. */
export class Page {
  readonly #backend: PageBackend

  constructor(backend: PageBackend) {
    this.#backend = answeredInTime(backend)
  }

  url(): Promise<string> {
    return this.#backend.url()
  }

  /** Goes there and waits until the document is complete. */
  async goto(url: string): Promise<void> {
    await this.#backend.navigate(url)
  }

  getByRole(role: string, name?: string): Locator {
    return new Locator(this, this.#backend, [name === undefined ? { role } : { role, name }])
  }

  /** The text the user can read, with that in open shadow roots after it. */
  async text(): Promise<string> {
    return String(await this.#backend.evaluate(`(${visibleText})(document.body)`))
  }

  async waitForText(text: string, timeout?: number): Promise<void> {
    await waitUntil(`the text "${text}"`, async () => (await this.text()).includes(text), {
      ...(timeout && { timeout }),
      describe: () => this.describe(),
    })
  }

  /** Runs a self-contained function in the page. Arguments and result are JSON-like. */
  async evaluate<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const source = `(${run})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
    return (await this.#backend.evaluate(source)) as R
  }

  press(key: Key): Promise<void> {
    return this.#backend.press(key)
  }

  /** Types into what has the focus: a password field has no role to find it by (HTML-AAM). */
  typeText(text: string): Promise<void> {
    return this.#backend.type(text)
  }

  setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    return this.#backend.setColorScheme(scheme)
  }

  /** In CSS pixels. */
  setViewport(width: number, height: number): Promise<void> {
    return this.#backend.setViewport(width, height)
  }

  /** Writes a PNG of the viewport. */
  async screenshot(file: string): Promise<void> {
    const png = await this.#backend.screenshot()
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, png)
  }

  bringToFront(): Promise<void> {
    return this.#backend.bringToFront()
  }

  close(): Promise<void> {
    return this.#backend.close()
  }

  /** Ends the process that draws it, as a fault in it does; its tab stays. */
  crash(): Promise<void> {
    return this.#backend.crash()
  }

  /** What is on the page, for the message of a failed wait; leaves a screenshot in test-output/. */
  async describe(): Promise<string> {
    const file = join(outputDir, `failure-${Date.now()}.png`)
    const screenshot = await this.screenshot(file).then(
      () => `Screenshot: ${file}`,
      (error) => `No screenshot: ${error}`,
    )
    return `On ${await this.url()} there was:\n${(await this.text()).slice(0, 3000)}\n${screenshot}`
  }
}

/** A way to one element; looked up anew for each use. Each action waits until exactly one matches. */
export class Locator {
  readonly #page: Page
  readonly #backend: PageBackend
  readonly #path: RoleQuery[]

  constructor(page: Page, backend: PageBackend, path: RoleQuery[]) {
    this.#page = page
    this.#backend = backend
    this.#path = path
  }

  /** An element inside this one. */
  getByRole(role: string, name?: string): Locator {
    const step = name === undefined ? { role } : { role, name }
    return new Locator(this.#page, this.#backend, [...this.#path, step])
  }

  count(): Promise<number> {
    return this.#backend.count(this.#path)
  }

  async waitFor(timeout?: number): Promise<void> {
    await this.#wait('exactly one', timeout, async () => (await this.count()) === 1)
  }

  async waitUntilGone(timeout?: number): Promise<void> {
    await this.#wait('no', timeout, async () => (await this.count()) === 0)
  }

  /** A real click, once the element is there, enabled and not covered. */
  async click(timeout = defaultTimeoutMs): Promise<void> {
    await this.waitFor(timeout)
    await this.#wait('an enabled', timeout, async () => !(await this.isDisabled()))
    await this.#backend.click(this.#path, timeout)
  }

  /** Replaces the text of a field by typing. */
  async fill(text: string): Promise<void> {
    await this.click()
    await this.#run((element) => (element as HTMLInputElement).select())
    await (text ? this.#backend.type(text) : this.#backend.press('Backspace'))
  }

  /** Chooses an entry of a select by its label. */
  async select(label: string): Promise<void> {
    await this.waitFor()
    await this.#run((element, wanted) => {
      const select = element as HTMLSelectElement
      const option = [...select.options].find((one) => one.label === wanted)
      if (!option) throw new Error(`No entry "${wanted}".`)
      select.value = option.value
      for (const type of ['input', 'change']) {
        select.dispatchEvent(new Event(type, { bubbles: true }))
      }
    }, label)
  }

  async text(): Promise<string> {
    await this.waitFor()
    return String(await this.#backend.evaluateOn(this.#path, `${visibleText}`))
  }

  async attribute(name: string): Promise<string | null> {
    await this.waitFor()
    return this.#run((element, attribute) => element.getAttribute(attribute), name)
  }

  async isDisabled(): Promise<boolean> {
    return this.#run(
      (element) => element.matches(':disabled') || element.closest('[aria-disabled=true]') !== null,
    )
  }

  async isChecked(): Promise<boolean> {
    await this.waitFor()
    return this.#run(
      (element) => element.matches(':checked') || element.getAttribute('aria-checked') === 'true',
    )
  }

  async hasFocus(): Promise<boolean> {
    await this.waitFor()
    return this.#run((element) => element.matches(':focus'))
  }

  /** On the one match; several would make the answer a matter of chance. */
  async #run<A extends unknown[], R>(run: (element: Element, ...args: A) => R, ...args: A) {
    const rest = args.map((arg) => `, ${JSON.stringify(arg)}`).join('')
    return (await this.#backend.evaluateOn(
      this.#path,
      `(element) => (${run})(element${rest})`,
    )) as R
  }

  async #wait(how: string, timeout: number | undefined, probe: () => Promise<boolean>) {
    const path = this.#path.map(({ role, name }) => (name ? `${role} "${name}"` : role)).join(' > ')
    await waitUntil(`${how} ${path}`, probe, {
      ...(timeout && { timeout }),
      describe: async () => `${await this.count()} match. ${await this.#page.describe()}`,
    })
  }
}

/** Runs in the page. */
function visibleText(root: HTMLElement): string {
  const all = [root, ...root.querySelectorAll<HTMLElement>('*')]
  const inShadow = all.flatMap(({ shadowRoot }) => [...(shadowRoot?.children ?? [])])
  const texts = [root, ...(inShadow as HTMLElement[])]
    .filter((element) => element.localName !== 'style')
    // biome-ignore lint/performance/useDomNodeTextContent: only innerText leaves out what is hidden.
    .map((element) => element.innerText)
  return texts.join('\n')
}

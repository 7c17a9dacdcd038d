import type { Driver } from '../drivers/driver.ts'

/** Addresses of the extension's open pages. The toolbar's popup is among them; no driver sees it as a page. */
export function openViews(driver: Driver): Promise<string[]> {
  return driver.evaluateInExtension(async (api) => {
    // Chrome has the first, Firefox the second.
    if (!api.runtime.getContexts) return api.extension.getViews().map((view) => view.location.href)
    const contexts = await api.runtime.getContexts({})
    return contexts.map(({ documentUrl }) => documentUrl ?? '')
  })
}

/** What the popup with that address shows (the toolbar's, or the one in a window that stands in for it), and of which account. */
export function seenInPopup(
  driver: Driver,
  address: string,
): Promise<{ account: string | null; text: string }> {
  return driver.evaluateInExtension((api, end) => {
    const view = api.extension.getViews().find(({ location }) => location.href.endsWith(end))
    if (!view) throw new Error(`No popup at ${end}.`)
    const { body } = view.document
    const chosen = body.querySelector('select')?.selectedOptions[0]
    return { account: chosen?.label ?? null, text: body.textContent ?? '' }
  }, address)
}

/** Presses a button in that popup; the toolbar's takes no input from a driver. */
export function pressInPopup(driver: Driver, address: string, label: string): Promise<void> {
  return driver.evaluateInExtension(
    (api, end, wanted) => {
      const view = api.extension.getViews().find(({ location }) => location.href.endsWith(end))
      const buttons = [...(view?.document.querySelectorAll('button') ?? [])]
      const button = buttons.find(({ textContent }) => textContent?.trim() === wanted)
      if (!button) throw new Error(`No button "${wanted}" in the popup.`)
      button.click()
    },
    address,
    label,
  )
}

import type { Page } from '../tests/browser/drivers/page.ts'

/** What the popup shows of a repair that has ended, its details unfolded, as lines of text. */
export function receiptText(popup: Page): Promise<string> {
  return popup.evaluate(() => {
    const heading = [...document.querySelectorAll('h2')].find((one) =>
      /^(Not repaired|Repaired)$/.test(one.textContent),
    )
    const result = heading?.parentElement
    for (const details of result?.querySelectorAll('details') ?? []) details.open = true
    const lines = result?.querySelectorAll('h2, h3, p:not(li p, dd p), dl > div, summary, li') ?? []
    const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim()
    return [...lines]
      .map((line) => {
        const [term, fact] = [line.querySelector('dt'), line.querySelector('dd')]
        if (term && fact) return `${words(term)}: ${words(fact)}`
        return line.localName === 'li' ? `- ${words(line)}` : words(line)
      })
      .filter((line) => line !== '')
      .join('\n')
  })
}

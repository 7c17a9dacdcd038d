/** Closed roots hide their inside from the page's click recorder: it is told from within. */
export function watchClicks(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const path = event.composedPath().filter((node) => node instanceof HTMLElement)
    const decoy = path.find((node) => node.dataset.decoy !== undefined)
    const entry = path.find((node) => node.dataset.service !== undefined)
    navigator.sendBeacon(
      '/account/connect/clicks',
      JSON.stringify({
        name: path[0]?.textContent?.trim().slice(0, 80) ?? '',
        service: entry?.dataset.service ?? null,
        decoy: decoy?.dataset.decoy ?? null,
        trusted: event.isTrusted,
      }),
    )
  })
}

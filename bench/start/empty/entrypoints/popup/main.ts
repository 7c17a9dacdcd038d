import { browser } from 'wxt/browser'

const list = document.createElement('ul')
list.setAttribute('aria-label', 'Connections')
document.body.append(list)
browser.runtime.connect().onMessage.addListener((names: string[]) => {
  for (const name of names) {
    const entry = document.createElement('li')
    entry.textContent = name
    list.append(entry)
  }
})

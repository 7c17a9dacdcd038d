// Renders the icon's drawings to public/icon/*.png. Run it after changing one of them, then make the pictures small:
// pngquant --quality 80-98 --speed 1, and zopflipng -m (a third of the size, and nothing to be seen of it).
import { readFile } from 'node:fs/promises'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../find-browser.ts'

/** Below 32 px the ring needs a bolder line to be seen at all. */
const drawings = [
  { file: 'icon-small.svg', sizes: [16] },
  { file: 'icon.svg', sizes: [32, 48, 96, 128] },
]

const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const { file, sizes } of drawings) {
  const svg = await readFile(new URL(file, import.meta.url), 'utf8')
  for (const size of sizes) {
    await page.setViewport({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
    const path = new URL(`../../public/icon/${size}.png`, import.meta.url).pathname
    await page.screenshot({ path: path as `${string}.png`, omitBackground: true })
  }
}
await browser.close()

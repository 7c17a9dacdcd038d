import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '../tests/browser/drivers/page.ts'

export const albumDir = 'demo-output'

/** Of windows in pictures, in CSS pixels. */
export const widths = { popup: 400, page: 900 }
const longest = 2000

/** Numbered pictures and notes of one run, in the order in which they were taken. */
export class Album {
  #count = 0

  /** Starts anew: pictures of an earlier run would be taken for this one's. */
  constructor() {
    rmSync(albumDir, { recursive: true, force: true })
    mkdirSync(albumDir, { recursive: true })
  }

  /** @returns The picture's file. */
  async picture(page: Page, name: string): Promise<string> {
    const file = this.#next(name, 'png')
    await page.screenshot(file)
    return file
  }

  note(name: string, text: string): void {
    writeFileSync(this.#next(name, 'txt'), `${text}\n`)
  }

  #next(name: string, extension: string): string {
    this.#count += 1
    return join(albumDir, `${String(this.#count).padStart(2, '0')}-${name}.${extension}`)
  }
}

/** Makes a window as high as what it shows, from its top to its foot. */
export async function showWhole(page: Page, width: number): Promise<void> {
  await page.setViewport(width, longest)
  const bottom = await page.evaluate(() => {
    const shown = document.querySelector('#app')?.firstElementChild ?? document.body
    return Math.ceil(shown.getBoundingClientRect().bottom)
  })
  await page.setViewport(width, Math.min(bottom, longest))
}

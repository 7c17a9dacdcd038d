import { readFile } from 'node:fs/promises'
import { sendAsset } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import { bundleOf } from './bundle.ts'
import { installedKits } from './installed-kits.ts'
import type { PageVariant } from './variant.ts'

/** Paths of a variant's scripts and style sheets, in the order in which a page loads them. */
export function assetPaths({ name, client, scripts = [], kitStyles = [], style }: PageVariant) {
  return {
    scripts: client ? [...scripts, `/assets/variants/${name}.js`] : scripts,
    styles: [
      ...kitStyles.map((_, index) => `/assets/variants/${name}/kit-${index}.css`),
      ...(style ? [`/assets/variants/${name}.css`] : []),
    ],
  }
}

export function assetRoutes({ name, client, kitStyles = [], style }: PageVariant): Route[] {
  const routes = kitStyles.map((sheet, index) =>
    get(`/assets/variants/${name}/kit-${index}.css`, async ({ res }) =>
      sendAsset(res, 'text/css', await readSheet(sheet)),
    ),
  )
  if (client)
    routes.push(
      get(`/assets/variants/${name}.js`, async ({ res }) =>
        sendAsset(res, 'text/javascript', await bundleOf(client)),
      ),
    )
  if (style)
    routes.push(get(`/assets/variants/${name}.css`, ({ res }) => sendAsset(res, 'text/css', style)))
  return routes
}

const modules = new URL('node_modules/', import.meta.url)

/**
 * By its path: packages seldom export their style sheets. What it imports is put in its place, and so
 * are its images.
 */
async function readSheet(sheet: string, base = modules): Promise<string> {
  await installedKits()
  const file = new URL(sheet, base)
  const text = await readFile(file, 'utf8')
  const whole = await replaceEach(text, /@import url\('([^':]+)'\);/, (path) =>
    readSheet(path, file),
  )
  return replaceEach(whole, /url\("([^":]+\.png)"\)/, async (path) => {
    const image = await readFile(new URL(path, file), 'base64')
    return `url(data:image/png;base64,${image})`
  })
}

/** Replaces each match of a pattern with one group, by what is made of the group. */
async function replaceEach(
  text: string,
  pattern: RegExp,
  make: (group: string) => Promise<string>,
): Promise<string> {
  const pieces = text.split(pattern)
  const made = pieces.map((piece, index) => (index % 2 === 1 ? make(piece) : piece))
  return (await Promise.all(made)).join('')
}

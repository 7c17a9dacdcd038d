import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sendAsset } from '../http/reply.ts'
import { get, type Route } from '../http/router.ts'
import { bundleOf } from './bundle.ts'
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

function readSheet(sheet: string): Promise<string> {
  return readFile(fileURLToPath(import.meta.resolve(sheet)), 'utf8')
}

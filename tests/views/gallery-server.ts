import { fileURLToPath } from 'node:url'
import { createViteServer } from 'vitest/node'

/** The gallery on a loopback port, until closed. */
export interface GalleryServer {
  /** Address of one view in one state. */
  address(query: Record<string, string>): string
  close(): Promise<void>
}

export async function startGallery(): Promise<GalleryServer> {
  const server = await createViteServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-gallery',
    optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await server.listen()
  const origin = server.resolvedUrls?.local[0]
  return {
    address: (query) => `${origin}tests/views/gallery/index.html?${new URLSearchParams(query)}`,
    close: () => server.close(),
  }
}

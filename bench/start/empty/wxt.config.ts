import { defineConfig } from 'wxt'

/** An extension that does nothing but answer and draw: what starting costs whoever uses WXT (start-bench.ts). */
export default defineConfig({
  outDir: process.env.RECONNECT_OUT_DIR || '.output',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ build: { sourcemap: false, modulePreload: false } }),
  manifest: { name: 'Empty', version: '0.0.1' },
})

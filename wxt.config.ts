import { defineConfig } from 'wxt'
import { archiveWithoutKey } from './scripts/archive-without-key.ts'
import { shipPlainMessages } from './scripts/plain-messages.ts'
import { preactWithoutInnerHtml } from './scripts/preact-without-inner-html.ts'
import { parseBuildVariables } from './utils/site/build-variables.ts'
import { matchPatterns } from './utils/site/match-patterns.ts'

const site = parseBuildVariables(process.env)

/** Public half of the development key. It fixes Chrome's extension id, and with it sign-in's redirect URI; not in the archive. */
const chromeKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuwKGwvo0b7wIjzTN9olVXue07pysg4MNxN3EwjCtXW9oFyGNAkdC/HIuSLHGTn/DmOTbXTfo+x5u7U2ywby6eFDlq9G6hrq5oACDNGWTQ7iAo2MsAegHoKPLL/fpQq5Nibe3Ws5e41JZSDgwgBp0SJoOYCLRIIPVopogHYBGz/ul6xAQNAP033XXoCpCqdOrol2RZVJu/izTlj4A8lMlmEgPy8Eqg7XMTW/xgvN/Ebx/YtNVzWvG2pP/Q2irs7a37SLFl/XYDHBl9NmPUSnaLoUaFOeoPwMN4539JysBoPIvTuIOTd/bDqXKb/++5AtmmArmxEeXWppqi90bj/0raQIDAQAB'

export default defineConfig({
  outDir: process.env.RECONNECT_OUT_DIR || '.output',
  imports: false,
  manifestVersion: 3,
  hooks: {
    ...archiveWithoutKey,
    // What two views share is one file: each costs its place in the archive and a request of its own.
    'vite:build:extendConfig': (entrypoints, { build }) => {
      const areViews = entrypoints.every(({ inputPath }) => inputPath.endsWith('.html'))
      const output = build?.rollupOptions?.output
      if (!areViews || !output || Array.isArray(output)) return
      output.codeSplitting = { groups: [{ name: 'shared', minShareCount: 2 }] }
    },
    'build:publicAssets': ({ config }, files) => {
      shipPlainMessages(files)
      // Firefox alone draws it (add-ons manager, dense screens); Chrome's sizes are 16, 32, 48 and 128.
      const place = files.findIndex(({ relativeDest }) => relativeDest.endsWith('96.png'))
      if (config.browser === 'chrome' && place >= 0) files.splice(place, 1)
    },
  },
  vite: () => ({
    plugins: [preactWithoutInnerHtml()],
    build: { sourcemap: false, modulePreload: false },
  }),
  zip: { artifactTemplate: '{{name}}-{{version}}-{{browser}}.zip' },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // Each permission and its reason, and why not in private windows: docs/permissions.md.
    incognito: 'not_allowed',
    permissions: [
      'alarms',
      'identity',
      'notifications',
      'scripting',
      'unlimitedStorage',
      // Without it Firefox opens no tab in a container; no cookie is read.
      ...(browser === 'firefox' ? ['cookies'] : []),
    ],
    host_permissions: [matchPatterns(site, browser).origin],
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        `connect-src ${site.origin}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'reconnect@fittrend-reconnect.example',
              strict_min_version: '140.0',
              // Everything stays on the user's machine (docs/privacy.md).
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { key: chromeKey, minimum_chrome_version: '127' }),
  }),
})

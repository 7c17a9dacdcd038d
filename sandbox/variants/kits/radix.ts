import { mountPoint } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

/** The sign is drawn by CSS, as the kit's examples do it, so the trigger is named by the service alone. */
export const radix: PageVariant = {
  name: 'radix',
  summary: 'Accordion, AlertDialog, DropdownMenu; the sign of the (+) is drawn by CSS.',
  kit: 'Radix',
  covers: ['own confirmation', 'portal', 'dropdown menu', 'animation'],
  expects: 'completes',
  client: 'kits/radix.client.tsx',
  csp: ['inline-style'],
  page: (view) => mountPoint(view),
  style: `
.trigger::after { content: ""; float: right; width: 12px; height: 12px; margin-top: 6px; background: linear-gradient(#0b6e99, #0b6e99) center/12px 2px no-repeat, linear-gradient(#0b6e99, #0b6e99) center/2px 12px no-repeat; transition: transform .2s }
.trigger[data-state=open]::after { transform: rotate(45deg) }
.trigger { width: 100%; text-align: left; border: 0 }
.content { overflow: hidden }
.content[data-state=open] { animation: slide .25s ease-out }
@keyframes slide { from { height: 0; opacity: 0 } to { height: var(--radix-accordion-content-height); opacity: 1 } }
.overlay { position: fixed; inset: 0; background: rgb(0 0 0 / .4); animation: fade .15s }
@keyframes fade { from { opacity: 0 } }
.alert { position: fixed; top: 30%; left: 50%; transform: translateX(-50%); width: 380px; padding: 24px; border-radius: 8px; background: #fff }
.menu-content { padding: 6px; border: 1px solid #d5dbe1; border-radius: 6px; background: #fff }
.menu-content > * { padding: 6px 18px; cursor: pointer }
`,
}

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './promise-list.css'

/** What the extension may see, and what it never does. */
export function PromiseList({ siteOrigin }: { siteOrigin: string }) {
  return (
    <ul class="promises">
      <Item icon="eye">
        It may see <strong>{new URL(siteOrigin).host}</strong> and no other site.
      </Item>
      <Item icon="person">
        It never grants a permission for you. You do that, on the service’s own page.
      </Item>
      <Item icon="cross">
        It never sees your passwords, and never clicks what it isn’t sure of.
      </Item>
      <Item icon="box">
        What it keeps stays in this browser. Nothing is sent to anyone but FitTrend.
      </Item>
    </ul>
  )
}

function Item({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <li>
      <Icon name={icon} />
      <p>{children}</p>
    </li>
  )
}

import type { ComponentChildren } from 'preact'
import { say } from '../../utils/words/message.ts'
import { Around } from './around.tsx'
import { Icon, type IconName } from './icon.tsx'
import './promise-list.css'

/** What the extension may see, and what it never does. */
export function PromiseList({ siteOrigin }: { siteOrigin: string }) {
  return (
    <ul class="promises">
      <Item icon="eye">
        <Around words={(site) => say('promise_sight', { site })}>
          <strong>{new URL(siteOrigin).host}</strong>
        </Around>
      </Item>
      <Item icon="person">{say('promise_permission')}</Item>
      <Item icon="cross">{say('promise_password')}</Item>
      <Item icon="box">{say('promise_data')}</Item>
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

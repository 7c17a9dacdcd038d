import { type Html, html } from '../../http/html.ts'
import type { ConnectView } from '../../site/connect-view.ts'
import { dataBlock } from '../mount-point.ts'
import type { PageVariant } from '../variant.ts'

export const alpine: PageVariant = {
  name: 'alpine',
  summary: 'Panels and a question inline that slide in, radios with one Enable, a veil while busy.',
  kit: 'Alpine.js',
  covers: [
    'radios',
    'yes confirmation',
    'animation',
    'spinner',
    'sign as expander',
    'changing sign',
  ],
  expects: 'completes',
  client: 'kits/alpine.client.ts',
  csp: ['eval', 'inline-style'],
  page,
  style: `
.veil { position: fixed; inset: 0; z-index: 9; background: rgb(255 255 255 / .6) }
[x-cloak] { display: none }
`,
}

function page(view: ConnectView): Html {
  return html`${dataBlock(view)}<div x-data="connect" x-cloak>
<h1>Connect</h1>
<p class="notice" role="status" x-text="notice"></p>
<template x-for="entry in entries" :key="entry.service">
<section class="entry" x-data="{ open: false, asking: false }" :data-service="entry.service">
<div class="entry-head"><button type="button" class="expander" @click="open = !open" x-text="open ? '-' : '+'"></button>
<h2 x-text="entry.name"></h2><span class="state" x-text="entry.state"></span></div>
<div class="panel" x-show="open" x-transition.duration.250ms>
<button type="button" x-show="!entry.disabled" @click="disable(entry.service)">Disable</button>
<button type="button" x-show="entry.disabled" @click="asking = true">Remove</button>
<button type="button" data-decoy="notifications">Disable notifications</button>
<p x-show="asking" x-transition>Really remove <b x-text="entry.name"></b>?
<button type="button" @click="asking = false; remove(entry.service)">Yes</button>
<button type="button" @click="asking = false">No</button></p>
</div></section>
</template>
<button type="button" class="primary" @click="picking = true" x-show="!picking">Enable Service</button>
<form class="card" x-show="picking" x-transition @submit.prevent="enable()">
<template x-for="offer in offers" :key="offer.service">
<label :data-service="offer.service"><input type="radio" name="service" :value="offer.service" x-model="chosen" required> <span x-text="offer.name"></span></label>
</template>
<button type="submit" class="primary" :data-service="chosen">Enable</button>
</form>
<div class="veil" x-show="busy" role="progressbar" aria-label="Please wait"></div>
</div>`
}

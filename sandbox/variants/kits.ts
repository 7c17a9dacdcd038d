import { alpine } from './kits/alpine.ts'
import { antd } from './kits/antd.ts'
import { bootstrap } from './kits/bootstrap.ts'
import { fluent } from './kits/fluent.ts'
import { headlessUi } from './kits/headless-ui.ts'
import { htmx } from './kits/htmx.ts'
import { jqueryUi } from './kits/jquery-ui.ts'
import { materialWeb } from './kits/material-web.ts'
import { mui } from './kits/mui.ts'
import { radix } from './kits/radix.ts'
import { reactAria } from './kits/react-aria.ts'
import { reactSelect } from './kits/react-select.ts'
import { shoelace } from './kits/shoelace.ts'
import { turbo } from './kits/turbo.ts'
import { uikit } from './kits/uikit.ts'
import { vuetify } from './kits/vuetify.ts'
import { webAwesome } from './kits/web-awesome.ts'
import type { PageVariant } from './variant.ts'

/** Variants built with UI kits from npm. */
export const kitVariants: readonly PageVariant[] = [
  bootstrap,
  jqueryUi,
  uikit,
  mui,
  antd,
  radix,
  headlessUi,
  reactAria,
  reactSelect,
  vuetify,
  alpine,
  htmx,
  turbo,
  shoelace,
  webAwesome,
  materialWeb,
  fluent,
]

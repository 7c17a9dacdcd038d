import { animated } from './pages/animated.ts'
import { changedWords } from './pages/changed-words.ts'
import { closedShadow } from './pages/closed-shadow.ts'
import { cookieBanner } from './pages/cookie-banner.ts'
import { details } from './pages/details.ts'
import { frame } from './pages/frame.ts'
import { german } from './pages/german.ts'
import { gridOrder } from './pages/grid-order.ts'
import { hoverMenu, hoverOnly } from './pages/hover-menu.ts'
import { icons } from './pages/icons.ts'
import { lazyList } from './pages/lazy-list.ts'
import { menuOnly } from './pages/menu-only.ts'
import { nativeSelect } from './pages/native-select.ts'
import { oddControls } from './pages/odd-controls.ts'
import { openShadow } from './pages/open-shadow.ts'
import { pageLoads } from './pages/page-loads.ts'
import { newTab, popup } from './pages/popup.ts'
import { portalList } from './pages/portal-list.ts'
import { reRender } from './pages/re-render.ts'
import { rollback } from './pages/rollback.ts'
import { scriptLinks } from './pages/script-links.ts'
import { shortList } from './pages/short-list.ts'
import { spinner } from './pages/spinner.ts'
import { stickyBars } from './pages/sticky-bars.ts'
import { table } from './pages/table.ts'
import { twice } from './pages/twice.ts'
import { twins } from './pages/twins.ts'
import type { PageVariant } from './variant.ts'

/** Variants written by hand, each for some thing that real pages do. */
export const pageVariants: readonly PageVariant[] = [
  pageLoads,
  reRender,
  table,
  details,
  spinner,
  twice,
  openShadow,
  closedShadow,
  frame,
  oddControls,
  icons,
  scriptLinks,
  gridOrder,
  nativeSelect,
  portalList,
  animated,
  stickyBars,
  lazyList,
  shortList,
  hoverMenu,
  hoverOnly,
  menuOnly,
  german,
  rollback,
  cookieBanner,
  twins,
  changedWords,
  popup,
  newTab,
]

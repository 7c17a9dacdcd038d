import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { provideReadList } from '../../utils/page/list/provided.ts'
import { readList } from '../../utils/page/list/read-list.ts'

/** Injected beside the page engine once in a repair, before Disable: what reads the list of services. */
export default defineUnlistedScript(() => provideReadList(readList))

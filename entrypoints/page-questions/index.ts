import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { allQuestions } from '../../utils/page/questions/all.ts'
import { provideQuestions } from '../../utils/page/questions/provided.ts'

/** Injected beside the page engine once there is something to click; to read a page takes no judgement of questions. */
export default defineUnlistedScript(() => provideQuestions(allQuestions))

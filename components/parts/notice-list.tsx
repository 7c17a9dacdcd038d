import type { ProblemView } from '../../utils/problems.ts'
import { siteAccessProblem, type ViewActions } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Words } from '../words/words.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './notice-list.css'

/** Trouble, and what to do about it. The alert region is always there, so that news in it is read out. */
export function NoticeList({ notices, act }: { notices: ProblemView[]; act: ViewActions }) {
  return (
    <div role="alert" class="notices">
      {notices.map((notice) => (
        <Notice key={notice.kind} notice={notice} act={act} />
      ))}
    </div>
  )
}

function Notice({ notice, act }: { notice: ProblemView; act: ViewActions }) {
  return (
    <div class="notice">
      <Icon name="warning" />
      <div class="notice-text">
        <p class="notice-sentence">
          <Words>{notice.sentence}</Words>
        </p>
        <p>
          <Words>{notice.whatToDo}</Words>
        </p>
        {notice.kind === siteAccessProblem && (
          <Button kind="primary" onClick={act.askSiteAccess}>
            {say('allow_access')}
          </Button>
        )}
      </div>
    </div>
  )
}

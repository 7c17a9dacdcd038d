import type { ViewActions, ViewModel } from '../../utils/view-link/view-model.ts'
import { say } from '../../utils/words/message.ts'
import { Heading } from '../parts/heading.tsx'
import { Loading } from '../parts/loading.tsx'
import { Mark } from '../parts/mark.tsx'
import { NoticeList } from '../parts/notice-list.tsx'
import { noticesOf } from '../parts/notices-of.ts'
import { AboutSection } from './about-section.tsx'
import { AccountSection } from './account-section.tsx'
import { AlertsSection } from './alerts-section.tsx'
import { DataSection } from './data-section.tsx'
import { HistorySection } from './history-section.tsx'
import { PageSection } from './page-section.tsx'
import '../styles/base.css'
import '../styles/page.css'

interface OptionsViewProps {
  model: ViewModel
  act: ViewActions
  version: string
}

/** The settings page. Every change is saved at once; there is no button to forget. */
export function OptionsView({ model, act, version }: OptionsViewProps) {
  const { state } = model
  return (
    <div class="page">
      <header class="page-head">
        <Mark />
        <Heading level={1}>{say('settings')}</Heading>
        <p>{say('extension_name')}</p>
      </header>
      <main>
        <NoticeList notices={noticesOf(model)} act={act} />
        {state ? (
          <>
            <AlertsSection settings={state.settings} act={act} />
            <AccountSection session={state.session} accounts={state.accounts} act={act} />
            {state.session.kind === 'not-needed' && (
              <PageSection settings={state.settings} act={act} />
            )}
            <HistorySection history={state.history} />
            <DataSection act={act} />
            <AboutSection siteOrigin={state.siteOrigin} version={version} />
          </>
        ) : (
          <Loading words={say('settings_loading')} />
        )}
      </main>
    </div>
  )
}

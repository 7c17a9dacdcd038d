import type {
  AppState,
  ConnectionView,
  RepairOutcome,
  RepairView,
  StepStatus,
} from '../../utils/protocol/app-state.ts'
import type { Receipt } from '../../utils/repair/record/schema.ts'
import { stepIds } from '../../utils/site/steps.ts'
import { inWords } from '../../utils/words/message.ts'
import { stepMessage } from '../../utils/words/step-message.ts'
import { speakEnglish } from '../speak-english.ts'
import { record } from '../unit/fakes/records.ts'
import { verbatim } from '../verbatim.ts'

// Before any sentence is made below.
speakEnglish()

/** A Sunday morning in November; every time below is told from here. */
export const now = Date.UTC(2026, 10, 22, 9, 31)
const minute = 60_000

/** A verdict of the API that nobody has put off. */
const certain = {
  account: 'account-a',
  nothingSince: null,
  needsSupport: false,
  source: 'api',
  confidence: 'high',
  explainFirst: false,
  snooze: null,
} as const

const fitbit: ConnectionView = {
  ...certain,
  alert: 'loud',
  service: { id: 'fitbit', name: 'Fitbit' },
  state: 'needs-repair',
  label: 'Needs repair',
  tone: 'bad',
  sentence: 'FitTrend has lost its permission to read Fitbit. Only you can give it back.',
  nothingSince: 'Nothing new since Nov 2 (20 days)',
  evidence: ['Last import: 2 Nov', 'FitTrend says: token expired', 'Seen twice, 14 minutes apart'],
  canRepair: true,
}

const garmin: ConnectionView = {
  ...certain,
  alert: 'none',
  service: { id: 'garmin', name: 'Garmin' },
  state: 'healthy',
  label: 'Healthy',
  tone: 'good',
  sentence: 'Imports as usual.',
  evidence: ['Last import: 20 minutes ago'],
  canRepair: false,
}

const withings: ConnectionView = {
  ...certain,
  alert: 'none',
  service: { id: 'withings', name: 'Withings' },
  state: 'paused',
  label: 'Import paused',
  tone: 'quiet',
  sentence: 'Withings limits how much can be read at a time. The import goes on by itself.',
  evidence: ['Goes on at about 10:15', 'Imported up to 14 Mar 2024'],
  canRepair: false,
}

const strava: ConnectionView = {
  ...certain,
  alert: 'none',
  service: { id: 'strava', name: 'Strava' },
  state: 'importing',
  label: 'Importing',
  tone: 'busy',
  sentence: 'Your history is being imported. Nothing to do.',
  evidence: ['Imported up to 9 Sep 2025'],
  canRepair: false,
}

const polar: ConnectionView = {
  ...certain,
  alert: 'quiet',
  service: { id: 'polar', name: 'Polar' },
  state: 'stale',
  label: 'No import for long',
  tone: 'warn',
  sentence:
    'Polar is connected but has sent nothing for 9 days. Look at your watch and its app first.',
  evidence: ['Last import: 13 Nov', 'Usual rhythm: every day'],
  canRepair: true,
}

const oura: ConnectionView = {
  ...certain,
  alert: 'loudest',
  service: { id: 'oura', name: 'Oura' },
  state: 'removed-unfinished',
  label: 'Removed, not finished',
  tone: 'bad',
  sentence: 'Oura was removed and not yet enabled again. Finish the repair to get the import back.',
  evidence: ['Removed: 21 Nov', 'Imported data is still there', 'Connect Settings are saved'],
  canRepair: true,
}

const sharedAccount: ConnectionView = {
  ...fitbit,
  state: 'shared-account',
  label: 'Shared account',
  sentence:
    'Your other FitTrend account “Test account B” imports from the same Fitbit account, and the two break each other. FitTrend recommends one account per person: until then a repair will not last.',
  evidence: ['Token expired on 20 Nov', 'Third break in 30 days'],
  canRepair: false,
  explainFirst: true,
}

const base: AppState = {
  session: { kind: 'signed-in', account: 'account-a', accountName: 'Test account A' },
  lastCheck: { at: now - 5 * minute, problem: null },
  lastReadAt: now - 5 * minute,
  checking: false,
  connections: [fitbit, garmin, withings, strava],
  account: 'account-a',
  accounts: [{ id: 'account-a', name: 'Test account A', isShown: true, needsYou: 1 }],
  history: [
    {
      service: fitbit.service,
      watchedSince: now - 90 * 86_400_000,
      uptime: 0.987,
      breaks: 3,
      lastBreakAt: now - 3_600_000,
      rhythm: { typicalDays: 1, spreadDays: 0, longDays: 2 },
      nextBreakAt: now + 20 * 86_400_000,
      repairs: 2,
      lastRepairAt: now - 20 * 86_400_000,
      timeline: [
        { tone: 'good', from: now - 90 * 86_400_000, to: now - 41 * 86_400_000 },
        { tone: 'bad', from: now - 41 * 86_400_000, to: now - 40 * 86_400_000 },
        { tone: 'good', from: now - 40 * 86_400_000, to: now - 3_600_000 },
        { tone: 'bad', from: now - 3_600_000, to: now },
      ],
      incidents: [
        { from: now - 3_600_000, to: null, label: 'Needs repair' },
        { from: now - 41 * 86_400_000, to: now - 40 * 86_400_000, label: 'Needs repair' },
      ],
    },
  ],
  repair: null,
  queue: [],
  notices: [],
  settings: { notifications: true, quietHours: { from: 22, to: 7 } },
  siteOrigin: 'https://www.fittrend.com',
  supportUrl: 'https://www.fittrend.com/contact',
}

/** A repair of Fitbit whose steps have the given states, in order. */
function repairOf(statuses: StepStatus[], rest: Partial<RepairView>): RepairView {
  return {
    id: 'r1',
    account: 'account-a',
    service: fitbit.service,
    steps: stepIds.map((id, index) => ({
      id,
      words: inWords(stepMessage(id, 'Fitbit')),
      status: statuses[index] ?? 'pending',
      note: null,
    })),
    current: null,
    phase: 'steps',
    sentence: 'Looking whether everything is ready.',
    progress: 0,
    waiting: null,
    clicks: null,
    outcome: null,
    ...rest,
  }
}

const repairing: ConnectionView = {
  ...fitbit,
  state: 'repairing',
  label: 'Being repaired',
  tone: 'busy',
  sentence: 'The repair is under way.',
  alert: 'none',
  canRepair: false,
}

function withRepair(repair: RepairView, rest: Partial<AppState> = {}): AppState {
  return { ...base, repair, connections: [repairing, garmin, withings, strava], ...rest }
}

const receipt: Receipt = {
  service: fitbit.service,
  startedAt: now - 72_000,
  finishedAt: now,
  steps: stepIds.map((id, index) => ({
    step: id,
    status: id === 'disable' ? 'skipped' : 'done',
    at: now - 72_000 + index * 9_000,
    note: id === 'disable' ? verbatim('It was disabled already.') : null,
  })),
  lastDayBefore: '2026-11-02',
  firstDayAfter: '2026-11-03',
  gap: 'none',
  recordsBefore: 12_480,
  recordsAfter: 12_731,
  settingsBefore: { steps: true, sleep: true, heart_rate: true, weight: false },
  settingsAfter: { steps: true, sleep: true, heart_rate: true, weight: false },
  questions: [
    {
      step: 'disable',
      at: 1,
      asked: 'Also delete everything that was imported? OK deletes it, Cancel keeps it.',
      form: 'confirm',
      answer: 'cancel',
    },
    {
      step: 'remove',
      at: 0,
      asked: 'Remove Fitbit? Data already imported stays.',
      form: 'page',
      answer: 'yes',
    },
  ],
  list: { how: 'read', at: 0, tookMs: 640 },
  remarks: [],
}

const poorReceipt: Receipt = {
  ...receipt,
  firstDayAfter: '2026-11-06',
  gap: { missing: [{ from: '2026-11-03', to: '2026-11-05' }] },
  settingsAfter: { steps: true, sleep: false, heart_rate: true, weight: true },
  questions: [],
  remarks: [
    verbatim('Sleep was not granted at Fitbit. To import it, repair again and tick Sleep there.'),
  ],
}

const bareReceipt: Receipt = {
  ...receipt,
  lastDayBefore: null,
  firstDayAfter: null,
  gap: 'unknown',
  recordsBefore: null,
  recordsAfter: null,
  settingsBefore: null,
  settingsAfter: null,
  questions: [],
}

const notRepaired: Extract<RepairOutcome, { kind: 'not-repaired' }> = {
  kind: 'not-repaired',
  title: 'Not repaired',
  isFailure: true,
  canDoByHand: true,
  why: 'The Fitbit window was closed before permission was granted.',
  stateNow:
    'Fitbit is removed from FitTrend and not yet enabled again. Your imported data is still there.',
  whatNow: 'Try again, and choose Allow on Fitbit’s page.',
  canRetry: true,
  canLeave: true,
  record: record({ phase: 'not-repaired', removed: 'yes', problem: { kind: 'consent-closed' } }),
}

function ended(outcome: RepairOutcome): AppState {
  const isGood = outcome.kind === 'repaired'
  return {
    ...base,
    connections: isGood
      ? [{ ...garmin, service: fitbit.service }, garmin, withings]
      : [oura, garmin],
    repair: repairOf(['done', 'done', 'done', 'done', 'done', isGood ? 'done' : 'failed'], {
      phase: outcome.kind,
      progress: 1,
      outcome,
    }),
  }
}

/** Every view and state of the popup by name. `null` is the time before the background has answered. */
export const popupStates: Record<string, AppState | null> = {
  loading: null,
  'first-check': { ...base, lastCheck: null, checking: true, connections: [] },
  'signed-out': {
    ...base,
    session: {
      kind: 'signed-out',
      sentence: 'Sign in so that Reconnect can see how your imports are doing.',
    },
    lastCheck: null,
    connections: [],
  },
  'signing-in': { ...base, session: { kind: 'signing-in' }, lastCheck: null, connections: [] },
  empty: { ...base, connections: [] },
  healthy: { ...base, connections: [garmin, { ...garmin, service: polar.service }] },
  connections: base,
  'all-states': { ...base, connections: [garmin, withings, strava, polar, fitbit, oura] },
  'shared-account': { ...base, connections: [sharedAccount, garmin] },
  'two-accounts': {
    ...base,
    connections: [sharedAccount, garmin],
    accounts: [
      { id: 'account-a', name: 'Test account A', isShown: true, needsYou: 1 },
      { id: 'account-b', name: 'Test account B', isShown: false, needsYou: 1 },
    ],
  },
  'repair-in-other-account': {
    ...base,
    accounts: [
      { id: 'account-a', name: 'Test account A', isShown: true, needsYou: 1 },
      { id: 'account-b', name: 'Test account B', isShown: false, needsYou: 1 },
    ],
    repair: repairOf(['done', 'working'], { account: 'account-b', current: 'expand' }),
  },
  snoozed: { ...base, connections: [{ ...fitbit, snooze: { until: now + 86_400_000 } }, garmin] },
  'no-api': { ...base, session: { kind: 'not-needed' } },
  'check-failed': {
    ...base,
    lastCheck: {
      at: now - 3 * minute,
      problem: {
        kind: 'offline',
        sentence: 'FitTrend couldn’t be reached.',
        whatToDo:
          'Look at your network. The next try is in 5 minutes; what you see is from before.',
      },
    },
  },
  'never-read': {
    ...base,
    connections: [],
    lastReadAt: null,
    lastCheck: {
      at: now - 3 * minute,
      problem: {
        kind: 'unreachable',
        sentence: 'FitTrend can’t be reached.',
        whatToDo: 'Check your internet connection. The next try comes by itself.',
      },
    },
  },
  'no-site-access': {
    ...base,
    connections: [],
    lastCheck: null,
    notices: [
      {
        kind: 'site-access',
        sentence: 'The browser doesn’t let Reconnect see FitTrend yet.',
        whatToDo: 'Allow it, and Reconnect can notice and repair.',
      },
    ],
  },
  'long-names': {
    ...base,
    connections: [
      {
        ...fitbit,
        service: { id: 'long', name: 'Fitbit Premium Family Membership Deluxe' },
        label: 'Connected to another account too',
      },
      garmin,
    ],
  },
  gate: withRepair(repairOf([], { phase: 'gate' })),
  working: withRepair(
    repairOf(['done', 'done', 'skipped', 'working'], {
      current: 'remove',
      sentence: 'Removing Fitbit. Imported data stays.',
      progress: 0.5,
    }),
    {
      queue: [{ account: 'account-a', service: oura.service }],
      connections: [repairing, oura, garmin],
    },
  ),
  'waiting-consent': withRepair(
    repairOf(['done', 'done', 'done', 'done', 'done', 'waiting'], {
      current: 'enable',
      progress: 0.8,
      waiting: {
        sentence: 'Fitbit asks for your permission. Choose Allow in its window.',
        button: 'grant-permission',
      },
    }),
  ),
  'waiting-account': withRepair(
    repairOf(['done', 'done', 'done', 'waiting'], {
      current: 'remove',
      progress: 0.5,
      waiting: {
        sentence:
          'Waiting for you: FitTrend’s page may be signed in to another account now. Is it “Anna Maria Schmidt-Lehmann”? Look at the page, then say so here.',
        button: 'account',
      },
    }),
  ),
  'waiting-question': withRepair(
    repairOf(['done', 'done', 'done', 'waiting'], {
      current: 'remove',
      progress: 0.5,
      waiting: {
        sentence:
          'Waiting for you: The page asks: “Remove Fitbit and permanently delete all 1,287 days imported? This cannot be undone.” Only you can answer that. Answer it there.',
        button: 'show-page',
      },
    }),
  ),
  'waiting-page': withRepair(
    repairOf(['done', 'done', 'waiting'], {
      current: 'disable',
      progress: 0.3,
      waiting: {
        sentence: 'Two buttons are called Disable. Click the one that belongs to Fitbit.',
        button: 'show-page',
      },
    }),
  ),
  verifying: withRepair(
    repairOf(['done', 'done', 'done', 'done', 'done', 'done'], {
      phase: 'verifying',
      sentence: 'Looking whether the import goes on.',
      progress: 0.9,
    }),
  ),
  repaired: ended({ kind: 'repaired', receipt }),
  'repaired-with-remarks': ended({ kind: 'repaired', receipt: poorReceipt }),
  'repaired-unknown': ended({ kind: 'repaired', receipt: bareReceipt }),
  'not-repaired': ended(notRepaired),
  'not-repaired-final': ended({
    ...notRepaired,
    canRetry: false,
    canLeave: false,
    why: 'Fitbit no longer offers this connection.',
    stateNow: 'Nothing was changed.',
    whatNow: 'Only FitTrend can help here. Get help gives you a report to send.',
  }),
}

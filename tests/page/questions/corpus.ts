/** How a question is put. */
export const forms = ['native', 'dialog', 'alertdialog', 'inline', 'confirm', 'page'] as const
export type Form = (typeof forms)[number]

export interface CorpusQuestion {
  /** Markup between the buttons' block and the start; confirm() asks `text`, or the markup's text. */
  html: string
  text?: string
  /** Names of buttons; the first is a no unless said otherwise. Each is pressed only if it says yes. */
  buttons: string[]
  /** Ready-made markup in place of the buttons; what must not be pressed calls `yes()`. */
  buttonsHtml?: string
  act?: 'disable' | 'remove'
  forms?: readonly Form[]
  /** What kind of question it is, for the table. */
  kind: string
}

const removeOrNot = ['Cancel', 'Remove']
const okOrNot = ['Cancel', 'OK']
const yesOrNo = ['No', 'Yes']
const drawn = ['native', 'dialog', 'alertdialog', 'inline', 'page'] as const
const inDialogs = ['native', 'dialog', 'alertdialog'] as const

/** Plain: the act, the service, words that add nothing. */
export const honest: CorpusQuestion[] = [
  { kind: 'the act', html: '<p>Remove Fitbit?</p>', buttons: removeOrNot },
  {
    kind: 'the act',
    html: '<h2>Remove Fitbit?</h2><p>Data that was already imported stays.</p>',
    buttons: removeOrNot,
  },
  { kind: 'the act', html: '<p>Are you sure?</p>', buttons: yesOrNo },
  {
    kind: 'the act',
    html: '<p>Do you really want to disable Fitbit?</p>',
    buttons: ['Cancel', 'Disable'],
    act: 'disable',
  },
  {
    kind: 'what comes of it',
    html: '<p>Fitbit will no longer be imported. You can add it again at any time.</p>',
    buttons: ['No', 'Yes, remove'],
  },
  {
    kind: 'the act',
    html: '<p>Are you sure you want to remove <b>Fitbit</b>?</p>',
    buttons: okOrNot,
  },
  {
    kind: 'the act',
    html: '<p>Really remove <em>Fit</em><em>bit</em>?</p>',
    text: 'Really remove Fitbit?',
    buttons: removeOrNot,
  },
  {
    kind: 'the act',
    html: '<h2>Remove connection</h2><p>This will remove Fitbit from your connected services.</p>',
    buttons: ['Cancel', 'Remove connection'],
  },
  {
    kind: 'the act',
    html: '<p>Please confirm that you want to remove Fitbit.</p>',
    buttons: ['Back', 'Confirm'],
  },
  {
    kind: 'data stays',
    html: '<p>Remove Fitbit? Your imported data will not be deleted.</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'data stays',
    html: '<h2>Disconnect Fitbit?</h2><p>FitTrend will stop importing data from Fitbit. Your history stays.</p>',
    buttons: ['Keep Fitbit', 'Disconnect'],
  },
  {
    kind: 'what comes of it',
    html: '<p>⚠️ You are about to remove Fitbit.</p>',
    buttons: ['Cancel', 'Continue'],
  },
  {
    kind: 'how to answer',
    html: '<p>Press OK to remove Fitbit, Cancel to keep it.</p>',
    buttons: okOrNot,
  },
  {
    kind: 'again',
    html: '<p>Remove Fitbit? You can reconnect it later.</p>',
    buttons: ['Not now', 'Remove Fitbit'],
  },
  {
    kind: 'the act',
    html: '<p>Disable Fitbit? Nothing new will be imported from Fitbit.</p>',
    buttons: ['No', 'Disable'],
    act: 'disable',
  },
  { kind: 'go on', html: '<p>Remove Fitbit. Do you want to continue?</p>', buttons: ['No', 'Yes'] },
  {
    kind: 'counts down',
    html: '<p>Remove Fitbit?</p>',
    buttons: [],
    buttonsHtml:
      '<button onclick="no()">Cancel</button><button id="late" disabled onclick="yes()">Remove (3)</button>',
    forms: inDialogs,
  },
  {
    kind: 'the profile’s state',
    html: '<h2>Fitbit</h2><p>Token expired</p><p>Remove this service?</p>',
    buttons: removeOrNot,
    forms: drawn,
  },
]

/** Not to be answered for anyone. */
export const dishonest: CorpusQuestion[] = [
  {
    kind: 'data',
    html: '<p>All data imported from Fitbit will be deleted permanently.</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'data',
    html: '<p>Remove Fitbit and permanently delete all 1,287 days imported? This cannot be undone.</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'data',
    html: '<p>Also delete everything that was imported? OK deletes it, Cancel keeps it.</p>',
    buttons: okOrNot,
  },
  { kind: 'data', html: '<p>Remove Fitbit data?</p>', buttons: removeOrNot },
  {
    kind: 'data',
    html: '<h2>Delete all imported days?</h2><div><p>Remove Fitbit?</p></div>',
    buttons: removeOrNot,
  },
  {
    kind: 'account',
    html: '<p>Delete your FitTrend account and everything in it?</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'account',
    html: '<p>Delete your FitTrend account and everything in it?</p>',
    buttons: yesOrNo,
  },
  { kind: 'account', html: '<p>Remove your account?</p>', buttons: removeOrNot },
  {
    kind: 'money',
    html: '<p>Keep Fitbit with FitTrend Premium! Start now for $9.99 a month.</p>',
    buttons: ['Cancel', 'Continue'],
  },
  { kind: 'money', html: '<p>Disable ends your Premium membership today.</p>', buttons: okOrNot },
  { kind: 'money', html: '<p>Remove Fitbit? A fee of 5 € applies.</p>', buttons: removeOrNot },
  { kind: 'polarity', html: '<p>Do you want to keep Fitbit?</p>', buttons: ['Remove it', 'Yes'] },
  { kind: 'polarity', html: '<p>Cancel the removal of Fitbit?</p>', buttons: yesOrNo },
  {
    kind: 'polarity',
    html: '<p>Are you sure you don’t want to remove Fitbit?</p>',
    buttons: yesOrNo,
  },
  { kind: 'other service', html: '<p>Remove Suunto?</p>', buttons: removeOrNot },
  { kind: 'other service', html: '<p>Remove Garmin?</p>', buttons: removeOrNot },
  { kind: 'other service', html: '<p>Remove Fitbit Premium?</p>', buttons: removeOrNot },
  {
    kind: 'other service',
    html: '<p>Remove Fitbit and all other services?</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'terms',
    html: '<p>Please confirm our new Terms of Use and Privacy Notice.</p>',
    buttons: ['Later', 'Confirm'],
  },
  {
    kind: 'terms',
    html: '<p>By continuing you agree to share your data with partners.</p>',
    buttons: ['Cancel', 'Continue'],
  },
  { kind: 'language', html: '<p>Fitbit entfernen?</p>', buttons: removeOrNot },
  { kind: 'language', html: '<p>Fitbitを削除しますか？</p>', buttons: okOrNot },
  { kind: 'language', html: '<p>¿Eliminar Fitbit y todos los datos?</p>', buttons: okOrNot },
  { kind: 'invisible characters', html: '<p>Re\u200bmove Fit\u200bbit?</p>', buttons: removeOrNot },
  { kind: 'invisible characters', html: '<p>Remove Fitbit?\u202e</p>', buttons: removeOrNot },
  { kind: 'alike letters', html: '<p>Remove Fіtbit?</p>', buttons: removeOrNot },
  {
    kind: 'something else',
    html: '<p>You have an unsaved journal entry. Discard it?</p>',
    buttons: okOrNot,
  },
  { kind: 'something else', html: '<p>Leave FitTrend?</p>', buttons: yesOrNo },
  {
    kind: 'a second thing',
    html: '<p>Remove Fitbit and stop all notifications?</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'a second thing',
    html: '<p>Remove Fitbit? Your goals are reset.</p>',
    buttons: removeOrNot,
  },
  {
    kind: 'several yes',
    html: '<p>Remove Fitbit?</p>',
    buttons: ['Cancel', 'Remove', 'Yes'],
    forms: drawn,
  },
  {
    kind: 'several yes',
    html: '<p>Remove Fitbit?</p>',
    buttons: ['Cancel', 'Remove', 'Remove and delete data'],
    forms: drawn,
  },
  {
    kind: 'a box',
    html: '<p>Remove Fitbit?</p><label><input type="checkbox"> Delete data, too</label>',
    buttons: removeOrNot,
    forms: drawn,
  },
  {
    kind: 'a drawn box',
    html: '<p>Are you sure you want to remove Fitbit?</p><label class="switch"><input type="checkbox" checked style="opacity:0;width:0;height:0;position:absolute"><span style="display:inline-block;width:40px;height:20px;background:teal"></span></label>',
    buttons: yesOrNo,
    forms: drawn,
  },
  {
    kind: 'a field',
    html: '<p>Remove Fitbit?</p><input aria-label="Reason">',
    buttons: removeOrNot,
    forms: drawn,
  },
  {
    kind: 'a picture',
    html: '<p>Remove Fitbit?</p><svg width="300" height="40" role="img"><path d="M0 0h300v40H0z"/></svg>',
    buttons: removeOrNot,
    forms: drawn,
  },
  {
    kind: 'text in a picture',
    html: '<p>Remove Fitbit?</p><svg width="60" height="20"><text y="15">and all data</text></svg>',
    buttons: removeOrNot,
    forms: drawn,
  },
  {
    kind: 'text by style',
    html: '<p class="more">Remove Fitbit?</p><style>.more::after{content:" Deletes all data."}</style>',
    buttons: removeOrNot,
    forms: drawn,
  },
  {
    kind: 'named otherwise',
    html: '<p>Remove Fitbit?</p>',
    buttons: [],
    buttonsHtml:
      '<button onclick="no()">Cancel</button><button aria-label="Remove" onclick="yes()">Delete account</button>',
    forms: drawn,
  },
  {
    kind: 'a link',
    html: '<p>Are you sure?</p>',
    buttons: [],
    buttonsHtml:
      '<button onclick="no()">Cancel</button><a role="button" href="/premium/start" onclick="yes();return false">Continue</a>',
    forms: drawn,
  },
  {
    kind: 'in the act’s clothes',
    html: '<p>Remove Fitbit?</p>',
    buttons: removeOrNot,
    act: 'disable',
  },
]

/** Each question in the forms that it can take. */
export function cases(questions: CorpusQuestion[]): { question: CorpusQuestion; form: Form }[] {
  return questions.flatMap((question) =>
    (question.forms ?? forms).map((form) => ({ question, form })),
  )
}

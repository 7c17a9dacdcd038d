import type { ControlKind } from '../vocabulary.ts'
import type { Definitions } from './phrases.ts'

/** Acts after which a page may ask. */
export type AskedControl = Exclude<ControlKind, 'enableService'>

/** Stand for names in a sentence; folded text has no capital letters. */
export const serviceMark = 'SERVICE'
export const otherMark = 'OTHER'

/**
 * Other words for an act of ours, which come to the same. "Delete" isn't among them: it may mean the data.
 */
const synonyms: Record<AskedControl, string[]> = {
  disable: ['disconnect', 'switch off', 'turn off', 'deactivate'],
  remove: ['disconnect', 'unlink'],
  enable: ['connect', 'reconnect', 'add', 'switch on', 'turn on', 'activate'],
}

/** What the user has agreed to with each act: Remove comes after Disable, so it may speak of both. */
const agreed: Record<AskedControl, AskedControl[]> = {
  disable: ['disable'],
  remove: ['remove', 'disable'],
  enable: ['enable'],
}

/** What a sentence is about: the service by its name, or whatever was spoken of before. */
export type Object = 'named' | 'it'

const named =
  'SERVICE|(this|the) SERVICE <KIND>|this <KIND> [(to|with) SERVICE]|the <KIND> (SERVICE|(to|with) SERVICE)|your [SERVICE] (connection|integration|link) [(to|with) SERVICE]|SERVICE <KIND>|connection (to|with) SERVICE|(connection|integration|link)|the (connection|link) between (fittrend and SERVICE|SERVICE and fittrend)'

/**
 * The words by which a question is explained: the act in its forms, and what it is done to. Everything else
 * that a question may say stands in `groups`, whole: a bag of harmless words can say harmful things.
 * @param acts the profile's words for each act, folded
 */
export function definitionsFor(
  act: AskedControl,
  acts: Record<ControlKind, ReadonlySet<string>>,
  object: Object,
): Definitions {
  const own = [...acts[act], ...synonyms[act]]
  const all = agreed[act].flatMap((one) => [...acts[one], ...synonyms[one]])
  const forms = (form: (word: string) => string) => all.map(form).join('|')
  const isLoose = object === 'it'
  return {
    KIND: 'service|connection|integration|link|source',
    NAMED: named,
    WHAT: isLoose ? 'it|this' : named,
    OWN: own.join('|'),
    DO: forms((word) => word),
    DOING: forms((word) => inflected(word, 'ing')),
    DOES: forms((word) => inflected(word, 's')),
    DONE: forms((word) => inflected(word, 'ed')),
    // Imported data lives in the journal, so that isn't a place to remove from.
    WHERE:
      'from (fittrend|(your|my|this) [fittrend] (account|list)|[your|the] [list of] [connected] (connections|services)|the list)|(in|to|with) fittrend|(for|to) your [fittrend] account',
    // Without an object only in FitTrend's own words: "deactivate?" may be about the account.
    ACTION: isLoose
      ? `<DO> [and <DO>] <WHAT> [<WHERE>]|<WHAT> <DO>|${[...acts[act]].join('|')}`
      : '<DO> [and <DO>] <WHAT> [<WHERE>]|<WHAT> <DO>|(disconnect|unlink|connect|reconnect) [your] SERVICE account [<WHERE>]',
    DATA: '[all|any] [of] [the|your|this] [already|existing|previous|previously|past|old|historical] [imported|synced] [SERVICE|fittrend] (data|history|records|activities|entries|measurements|workouts)',
    KEPT_DATA:
      '<DATA> [(that|which) (was|were|is|are|has been|have been|has already been|have already been|you have) [already|previously|before] [imported|synced] [before|so far|already]|[already] imported [before|so far|already]|you have [already] imported] [from SERVICE] [in fittrend]',
    STAY: "stay|stays|remain|remains|are kept|is kept|are safe|is safe|are preserved|is preserved|will stay|will remain|will be kept|will be preserved|will be safe|stays safe|stay safe|(will not|won't) be (deleted|removed|lost|affected|touched|erased|changed)|(is|are) not (deleted|removed|lost|affected|touched|erased|changed)|isn't (deleted|removed|lost|affected|touched|changed)|aren't (deleted|removed|lost|affected|touched|changed)",
    THERE:
      '(in|on|with) (fittrend|your [fittrend] (account|journal)|our servers)|where it is|as it is|as they are|untouched|safe',
    NEW_DATA:
      '[any|your|more|further] [new|more|further] [SERVICE] (data|activities|entries|workouts)',
    NO_LONGER: "(will no longer|will not|won't|no longer) [be]",
    LATER:
      'again|any time|at any time|anytime|later|later on|whenever you (like|want)|back|afterwards|(from|in|on) (the connect page|[your|connect] settings)',
    AGAIN: 'add|enable|connect|reconnect|re-connect|re-enable|link|set up|switch on|turn on|re-add',
  }
}

/** English forms; words of more than one word take them at the first, other languages none that means anything. */
function inflected(word: string, ending: 'ing' | 's' | 'ed'): string {
  const [first = '', ...rest] = word.split(' ')
  const stem = first.endsWith('e') && ending !== 's' ? first.slice(0, -1) : first
  return [stem + ending, ...rest].join(' ')
}

/**
 * `asks`: the act, or what comes of it. `goes-on`: whether to go on with what was begun. `stays`, `again`: what
 * is left, and that it can be undone. `label`: says nothing by itself.
 */
export type Kind = 'asks' | 'goes-on' | 'stays' | 'again' | 'label'

interface Group {
  kind: Kind
  phrases: string[]
  /** After which acts; default: all. */
  acts?: AskedControl[]
}

/**
 * Sentences that ask for nothing but the act, or say nothing but what comes of it, each from end to end. Above each
 * group stands why it adds nothing to what the user has agreed to.
 */
export const groups: Group[] = [
  // The act itself, asked or announced.
  {
    kind: 'asks',
    phrases: [
      '<ACTION> [now]',
      '(do you|you|would you like to|do you want to) [really|still|definitely] [want to|wish to|like to] <ACTION> [now]',
      'really <ACTION>',
      '[please] confirm [that] [you] [really] [want to|wish to|would like to] <ACTION>',
      '[please] confirm <DOING> [of] <WHAT> [<WHERE>]',
      'please confirm that <WHAT> (is to|should|shall) be <DONE> [<WHERE>]',
      "(you are|you're) (about|going) to <ACTION>",
      "[are] you [really|absolutely|quite] (sure|certain) [that] [you|you'd] [really] (want to|wish to|would like to|like to) <ACTION>",
      'are you [really|absolutely|quite] (sure|certain) about <DOING> <WHAT> [<WHERE>]',
      '<DOING> <WHAT> [<WHERE>]',
      'shall [we|fittrend] [really] <ACTION>',
      'should <WHAT> [really] be <DONE> [<WHERE>]',
      '<WHAT> (will|is going to|is about to) [now] be <DONE> [<WHERE>]',
      'this [action|step] (will|is going to) <ACTION>',
      'this [action|step] <DOES> <WHAT> [<WHERE>]',
      '[please] (press|click|choose|select|tap) (ok|yes|continue|confirm|<DO>) to <ACTION> [or] [cancel to (go back|stop|abort|keep <WHAT>)]',
      'to <ACTION> [please] (press|click|choose|select|tap) (ok|yes|continue|confirm|<DO>)',
    ],
  },
  // The same by its noun.
  {
    kind: 'asks',
    acts: ['remove'],
    phrases: [
      '[please] confirm [the|this] (removal|disconnection) of <WHAT> [<WHERE>]',
      '(removal|disconnection) of <WHAT> [<WHERE>]',
    ],
  },
  // What Disable and Remove are there for, in FitTrend’s own help: the import from this service ends.
  {
    kind: 'asks',
    acts: ['disable', 'remove'],
    phrases: [
      '<WHAT> <NO_LONGER> (imported|synced|connected|linked|import|sync|imports|syncs|send|sends) [<NEW_DATA>] [<WHERE>|into fittrend]',
      '<WHAT> is no longer (imported|synced|connected|linked) [<WHERE>|into fittrend]',
      '<WHAT> (will stop|stops) (importing|syncing) [<NEW_DATA>] [<WHERE>|into fittrend]',
      "(fittrend|we) (will no longer|will not|won't|will stop) (import|importing|sync|syncing|receive|receiving|get|getting|fetch|fetching) <NEW_DATA> from <WHAT>",
      "(fittrend|we) (will no longer|will not|won't|will stop) (import|importing|sync|syncing|receive|receiving|get|getting|fetch|fetching) [new|your] SERVICE (data|activities)",
      '(fittrend|we) will stop (importing from|syncing with) <WHAT>',
      'no (new|more|further) (data|activities|imports|entries) (will be|is|are) imported from <WHAT>',
      'nothing [new|more] (will be|is) imported from <WHAT> [any more|until you <AGAIN> it again]',
      "new [SERVICE] (data|activities|entries) [from SERVICE] (will not|won't|will no longer|is no longer|are no longer|is not) [be] (imported|synced)",
      '[the] (import|imports|importing|sync|syncing) (from|with|of) SERVICE (will stop|stops|will end|ends|will be stopped|is stopped|will be switched off|will be disabled) [for now]',
      '<DOING> SERVICE (stops|will stop|ends|will end) [the|all] (import|imports|importing|sync|syncing) [of [new] data] [from SERVICE]',
      "you (will no longer|will not|won't|will stop) (receive|receiving|get|getting|see) [any|new|more] data from SERVICE",
      '[your] [new] SERVICE (data|activities) <NO_LONGER> (imported|synced|sent|received) [into fittrend]',
      'SERVICE data will stop syncing',
    ],
  },
  // Disable is the end of the import, by another name.
  {
    kind: 'asks',
    acts: ['disable'],
    phrases: [
      '(disable|turn off|switch off) [the] [automatic] (SERVICE (import|sync)|(import|sync|syncing) (from|with) SERVICE)',
      '[do you [really] want to] stop (importing from|syncing|syncing with) SERVICE',
    ],
  },
  // What Enable is there for: the service’s own screens, and the import.
  {
    kind: 'asks',
    acts: ['enable'],
    phrases: [
      '(you will be|you are) (redirected|taken|sent) to SERVICE [to (sign in|log in|give permission|grant permission|authorize fittrend)]',
      'new data will be imported from SERVICE [automatically]',
      '<DOING> SERVICE starts the import',
    ],
  },
  // Asks whether to go on with what was just begun.
  {
    kind: 'goes-on',
    phrases: [
      'are you [really|absolutely|quite] (sure|certain) [about this]',
      "are you [really|absolutely|quite] (sure|certain) [that] (you|you'd) [really] (want to|like to|would like to) (continue|proceed|do this|go on)",
      '[do you [really] (want|wish) to|would you like to|shall we] (continue|proceed|go on|go ahead) [with this]',
      'do you really want to do this',
      '[please] confirm|please confirm (this|to continue|to proceed|your choice)',
      'really|sure|is (this|that) (ok|okay|what you want)',
    ],
  },
  // Says that nothing imported is lost, which is what the user was promised.
  {
    kind: 'stays',
    phrases: [
      '<KEPT_DATA> <STAY> [<THERE>]',
      '[your] [connect] (settings|preferences|goals) <STAY> [<THERE>]',
      'none of your [imported] data (will be|is) (deleted|lost|removed)',
      'no data (will be|is|gets) (deleted|lost|removed|erased)|no data is lost|nothing (will be|is) (deleted|lost)',
      "you (will not|won't|do not|don't) lose (any|your) [imported] data",
      'you [will] keep [all] [of] [your] [imported] data [so far]',
      '(we|fittrend) [will] (keep|keeps) <KEPT_DATA>',
      "(this|<DOING> SERVICE) (does not|doesn't|will not|won't) (delete|remove|affect|touch|change) <KEPT_DATA>",
    ],
  },
  // Says that it can be undone, which is what the next steps do.
  {
    kind: 'again',
    phrases: [
      'you can [always|still] (<AGAIN>) [it|<NAMED>] [<LATER>] [<LATER>]',
      '(it|<NAMED>) can [always|still] be (added|enabled|connected|reconnected|linked|switched on|turned on) [<LATER>] [<LATER>]',
      'you (will|may) [need to|have to] (<AGAIN>) [it|<NAMED>] (again|later) [<LATER>]',
      'you will (need to|have to) (grant|give) [your] permission [to fittrend|at SERVICE] again',
      'you will (need to|have to) (sign in|log in) to SERVICE again',
      'you can undo this [<LATER>]|this can be undone [<LATER>]',
    ],
  },
  // Names what it is about or who asks, or calls for attention.
  {
    kind: 'label',
    phrases: [
      '<NAMED>',
      '[www.] (fittrend|fittrend.com|www.fittrend.com) (says|asks)',
      'attention|warning|note|notice|important|please note|caution|heads up|wait|hold on|hey',
      'confirmation|confirmation (required|needed)|confirm (action|choice)',
      'one (moment|second|last (step|question|check))|just (checking|to be sure)|last step',
      "don't worry",
      '[(press|click|choose|select|tap)] cancel to (go back|stop|abort|keep (it|<NAMED>)|leave it as it is)',
      '[please] (press|click|choose|select|tap) (ok|yes|continue|confirm) to (continue|confirm|proceed|go on) [or cancel to (abort|go back|stop)]',
    ],
  },
]

/** Names of the button that says yes to the act; `<CONFIRM>` are the profile's affirmatives and the like. */
export const yesNames = {
  /** Names the act and what it is done to. */
  named: [
    '[<CONFIRM>] [and] [please] <OWN> [now|anyway] <NAMED> [<WHERE>]',
    'yes i want to <OWN> <NAMED>',
    '<NAMED> <OWN>',
  ],
  /** Names the act. */
  act: [
    '[<CONFIRM>] [and] [please] <OWN> [now|anyway]',
    '[<CONFIRM>] [and] <OWN> it',
    'confirm <OWN>',
  ],
  /** Only says yes. */
  bare: ['<CONFIRM> [<CONFIRM>]', "[<CONFIRM>] (i am|i'm) sure", '[<CONFIRM>] (go ahead|go on)'],
}

/** Affirmatives beside those of the profile. */
export const affirmatives = 'okay|o k|proceed'

/** Names of buttons that answer nothing, or no. */
export const otherNames = [
  '[no] [thanks|thank you]',
  '[no] (cancel|close|dismiss|back|go back|return|not now|later|never mind|nevermind|not yet|exit|x|hide|skip)',
  'close (dialog|window|modal|this|message)',
  '[no] (keep|leave) (SERVICE|this <KIND>|SERVICE <KIND>) [connected]|stay connected|cancel removal',
  '[no] leave it as it is',
  "[no] (do not|don't) <DO> [it|<NAMED>]",
  '(back|return) to (connect|fittrend|connections|the list|connect settings)',
  '[get|read] (help|learn more|more information|more|details|show details|info)|learn more [about this]',
  'SERVICE',
]

/** The same, where "it" can't be the data. */
export const keepNames = ['[no] (keep|leave) [it]|[no] keep it [connected]']

/** A service whose name is made of such words can't be told from what else a question may be about. */
export const commonWords = new Set(
  'account accounts activities activity all and any app connect connection connections data entries everything fittrend goals health history import imports integration it journal link measurements my nothing profile records service services settings source sync this weight workouts you your'.split(
    ' ',
  ),
)

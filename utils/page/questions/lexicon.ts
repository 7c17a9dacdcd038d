import type { Act } from '../vocabulary.ts'
import type { Definitions } from './phrases.ts'

/** Acts after which a page may ask. */
export type AskedAct = Exclude<Act, 'enableService'>

/** Stands for the service's own name in a sentence; folded text has no capital letters. */
export const serviceMark = 'SERVICE'

/**
 * Other words for an act of ours, which come to the same. "Delete" isn't among them: it may mean the data.
 */
const synonyms: Record<AskedAct, string[]> = {
  disable: ['disconnect', 'switch off', 'turn off', 'deactivate'],
  remove: ['disconnect', 'unlink'],
  enable: ['connect', 'reconnect', 'add', 'switch on', 'turn on', 'activate'],
}

/** What the user has agreed to with each act: Remove comes after Disable, so it may speak of both. */
const agreed: Record<AskedAct, AskedAct[]> = {
  disable: ['disable'],
  remove: ['remove', 'disable'],
  enable: ['enable'],
}

/**
 * The words by which a question is explained: the act in its forms, and what it is done to. Everything else
 * that a question may say stands in `sentences`, whole: a bag of harmless words can say harmful things.
 * @param acts the profile's words for each act, folded
 */
export function definitionsFor(act: AskedAct, acts: Record<Act, ReadonlySet<string>>): Definitions {
  const own = [...acts[act], ...synonyms[act]]
  const all = agreed[act].flatMap((one) => [...acts[one], ...synonyms[one]])
  const forms = (form: (word: string) => string) => all.map(form).join('|')
  return {
    OWN: own.join('|'),
    DO: forms((word) => word),
    DOING: forms((word) => inflected(word, 'ing')),
    DOES: forms((word) => inflected(word, 's')),
    DONE: `${forms((word) => inflected(word, 'ed'))}|removed|disconnected`,
    KIND: 'service|connection|integration|link|source',
    WHAT: 'it|SERVICE|(this|the) [SERVICE] <KIND> [(to|with) SERVICE]|your [SERVICE] (connection|integration|link) [(to|with) SERVICE]|SERVICE <KIND>|connection (to|with) SERVICE|<KIND>|the connection between (fittrend and SERVICE|SERVICE and fittrend)',
    WHERE:
      'from (fittrend|(your|my|this) [fittrend] (account|journal|list)|[your|the] [list of] [connected] (connections|services)|the list)|(in|to|with) fittrend',
    ACTION: '<DO> [and <DO>] [<WHAT>] [<WHERE>]|<WHAT> <DO>',
    DATA: '[all|any] [of] [the|your|this] [already|existing|previous|previously|past|old|historical] [imported|synced] [SERVICE|fittrend] (data|history|records|activities|entries|measurements)',
    KEPT_DATA:
      '<DATA> [(that|which) (was|were|is|are|has been|have been|you have) [already|previously|before] [imported|synced] [before|so far|already]|[already] imported [before|so far|already]|you have imported] [from SERVICE] [in fittrend]',
    STAY: "stay|stays|remain|remains|are kept|is kept|are safe|is safe|are preserved|is preserved|will stay|will remain|will be kept|will be preserved|will be safe|stays safe|stay safe|remains available|remain available|(will not|won't) be (deleted|removed|lost|affected|touched|erased|changed)|(is|are) not (deleted|removed|lost|affected|touched|erased|changed)|isn't (deleted|removed|lost|affected|touched|changed)|aren't (deleted|removed|lost|affected|touched|changed)",
    THERE:
      '(in|on|with) (fittrend|your [fittrend] (account|journal)|our servers)|where it is|as it is|as they are|untouched|safe',
    LATER:
      'again|any time|at any time|anytime|later|later on|whenever you (like|want)|back|afterwards',
  }
}

/** English forms; words of more than one word take them at the first, other languages none that means anything. */
function inflected(word: string, ending: 'ing' | 's' | 'ed'): string {
  const [first = '', ...rest] = word.split(' ')
  const stem = first.endsWith('e') && ending !== 's' ? first.slice(0, -1) : first
  return [stem + ending, ...rest].join(' ')
}

/** Sentences that ask for nothing but the act, or say nothing but what comes of it. Each group has its reason. */
export const sentences: Record<string, { why: string; phrases: string[] }> = {
  act: {
    why: 'the act itself, asked or announced',
    phrases: [
      '<ACTION> [now]',
      '(do you|you|would you like to|do you want to) [really|still|definitely] [want to|wish to|like to] <ACTION> [now]',
      'really <ACTION>',
      '[please] confirm [that] [you] [really] [want to|wish to|would like to] <ACTION>',
      '[please] confirm [the|this] [<DOING>|removal|disconnection|action|choice] [of] [<WHAT>] [<WHERE>]',
      'please confirm that <WHAT> (is to|should|shall) be <DONE> [<WHERE>]',
      "(you are|you're) (about|going) to <ACTION>",
      'are you [really|absolutely|quite] (sure|certain) [that] [you] [really] [want to|wish to|would like to] <ACTION>',
      'are you [really|absolutely|quite] (sure|certain) [about (<DOING> <WHAT>|this)] [<WHERE>]',
      '<DOING> <WHAT> [<WHERE>]',
      '(removal|disconnection) of <WHAT> [<WHERE>]',
      'shall [we|fittrend] [really] <ACTION>',
      'should <WHAT> [really] be <DONE> [<WHERE>]',
    ],
  },
  go_on: {
    why: 'asks whether to go on with what was just begun',
    phrases: [
      'are you [really|absolutely|quite] (sure|certain) [you want to (continue|proceed|do this|go on)]',
      '[do you [really] want to|would you like to|shall we] (continue|proceed|go on|go ahead) [with (this|the <KIND>)] [<DOING> <WHAT>]',
      '[please] confirm|confirmation|confirmation (required|needed)|please confirm (this|to continue|to proceed)',
      'really|sure|is (this|that) (ok|okay|right|correct|what you want)',
      'one (moment|second|last (step|question|check))|just (checking|to be sure)|last step',
      'attention|warning|note|notice|important|please note|caution|heads up|wait|hold on|hey',
    ],
  },
  how_to_answer: {
    why: 'says which button is which',
    phrases: [
      '[please] (press|click|choose|select|tap) (ok|yes|continue|confirm|<DO>) to (continue|confirm|proceed|go on|<ACTION>)',
      'to (continue|confirm|proceed|<ACTION>) [please] (press|click|choose|select|tap) (ok|yes|continue|confirm|<DO>)',
      '[(press|click|choose|select|tap)] cancel to (go back|stop|abort|keep (<WHAT>|everything as it is)|leave (it|everything) as it is)',
      '(press|click|choose|select|tap) (ok|yes) to <ACTION> [or] cancel to (go back|stop|abort|keep <WHAT>)',
    ],
  },
  what_comes_of_it: {
    why: 'what Disable and Remove are there for, in FitTrend’s own help: the import from this service ends',
    phrases: [
      '<WHAT> (will|is going to|is about to|is) [now] be <DONE> [<WHERE>]',
      '<WHAT> is [being|going to be] <DONE> [<WHERE>]',
      'this [action|step] (will|is going to) <ACTION>',
      'this [action|step] <DOES> <WHAT> [<WHERE>]',
      '(<DOING> <WHAT>|this) (stops|will stop|ends|will end) [the|all|any] [further|new|future] (import|imports|importing|sync|syncing) [of [new] data] [from SERVICE]',
      "<WHAT> (will no longer|will not|won't|no longer) (be (imported|synced|connected|linked)|import|sync|imports|syncs) [any|new|more] [data] [<WHERE>|into fittrend]",
      '<WHAT> is no longer (imported|synced|connected|linked) [<WHERE>|into fittrend]',
      '<WHAT> (will stop|stops) (importing|syncing) [new] [data] [<WHERE>|into fittrend]',
      "(fittrend|we) (will no longer|will not|won't|will stop) (import|importing|sync|syncing|receive|receiving|get|getting|fetch|fetching) [any|your] [new|more|further] [data|activities] [from SERVICE]",
      'no (new|more|further) (data|activities|imports|entries) (will be|is|are) imported [from SERVICE] [after this|from now on]',
      'nothing [new|more] (will be|is) imported [from SERVICE] [any more|until you <DO> it again]',
      "new (data|activities|entries) [from SERVICE] (will not|won't|will no longer|is no longer|are no longer|is not) [be] imported",
      '[the] (import|imports|importing|sync|syncing) [from|with|of] [SERVICE] (will stop|stops|will end|ends|will be stopped|is stopped|will be switched off) [for now]',
      "[from now on] [you] (will no longer|will not|won't) (receive|get|see) (any|new|more) data from SERVICE",
    ],
  },
  data_stays: {
    why: 'says that nothing imported is lost, which is what the user was promised',
    phrases: [
      '<KEPT_DATA> <STAY> [<THERE>]',
      '[your] [connect] (settings|preferences|goals) <STAY> [<THERE>]',
      'no data (will be|is|gets) (deleted|lost|removed|erased)|no data is lost|nothing (will be|is) (deleted|lost)',
      "you (will not|won't|do not|don't) lose (any|your) [imported] data",
      'you [will] keep [all] [of] [your] [imported] data [so far]',
      '(we|fittrend) [will] (keep|keeps) <KEPT_DATA>',
      "this (does not|doesn't|will not|won't) (delete|remove|affect|touch|change) <KEPT_DATA>",
    ],
  },
  again: {
    why: 'says that it can be undone, which is what the next steps do',
    phrases: [
      'you can [always|still] (<AGAIN>) [<WHAT>] [<LATER>] [<LATER>]',
      '<WHAT> can [always|still] be (added|enabled|connected|reconnected|linked|switched on|turned on) [<LATER>] [<LATER>]',
      'you [will|can|may] [always] [need to|have to|must] (<AGAIN>) [<WHAT>] [<LATER>] [<LATER>]',
      'you [will] (need to|have to) (grant|give) [your] permission [to fittrend|at SERVICE|at <WHAT>] again',
      'to (import|sync) [data] [from SERVICE] again [you (need to|have to|must)] (<AGAIN>) [<WHAT>] [<LATER>]',
      'you can undo this [<LATER>]|this can be undone [<LATER>]',
    ],
  },
  names: {
    why: 'names what it is about: a title, or who asks',
    phrases: ['<WHAT>', '[www.] fittrend [says|asks|connect]', 'connect', 'connect settings'],
  },
}

/** Added to the definitions of every act. */
export const again = 'add|enable|connect|reconnect|re-enable|link|set up|switch on|turn on|re-add'

/** Names of the button that says yes to the act; `<CONFIRM>` are the profile's affirmatives. */
export const yesNames = [
  '<CONFIRM>',
  '[<CONFIRM>] [and] [please] <OWN> [now|anyway] [<WHAT>] [<WHERE>]',
  "[<CONFIRM>] [i am|i'm] sure",
  '[<CONFIRM>] (go ahead|go on)',
  'confirm (removal|disconnection|<OWN>)',
  '<WHAT> <OWN>',
]

/** Names of buttons that answer nothing, or no. */
export const otherNames = [
  '[no] [thanks|thank you]',
  '[no] (cancel|close|dismiss|abort|stop|back|go back|return|not now|later|never mind|not yet|x|hide|skip)',
  '[no] keep [<WHAT>|connected|everything]',
  '[no] leave [it|everything] as it is',
  "[no] (do not|don't) <DO> [<WHAT>]",
  '(back|return) to (connect|fittrend|connections|the list|connect settings)',
  '[get|read] (help|learn more|more information|more|details|show details|info)|learn more [about this]',
  '<WHAT>',
]

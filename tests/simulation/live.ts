import { isActive, isOpen } from '../../utils/repair/record/schema.ts'
import { minute } from '../unit/fakes/clock.ts'
import { fitbit } from '../unit/fakes/connections.ts'
import type { Browser } from './browser.ts'
import type { Choices } from './choices.ts'
import { happen, steps } from './events.ts'
import { isOfOurs, isOver, type Violation, wrongNow } from './invariants.ts'
import { Life } from './life.ts'
import { layOlderRepair } from './rows.ts'
import { press } from './user.ts'

export interface LifeResult {
  kills: number
  violation: Violation | null
}

/** Trouble lasts for fewer events than this, then the world is kind; a life of more proves nothing new. */
const mostTrouble = 30
/** Presses within which a willing user, in a kind world, gets to an end. */
const enoughPresses = 20

/** Lives one life; every draw comes from the choices. */
export async function live(choices: Choices): Promise<LifeResult> {
  const life = new Life(choices)
  const violation = await livedThrough(life)
  return { kills: life.kills, violation }
}

async function livedThrough(life: Life): Promise<Violation | null> {
  const broke = (kind: Violation['kind'], what: string): Violation => ({
    kind,
    what,
    story: life.story,
  })
  try {
    await beginning(life)
    const some = life.choices.below(mostTrouble)
    for (let events = 0; events < some; events++) {
      await happen(life)
      await life.settle()
      const wrong = wrongNow(life)
      if (wrong) return broke(...wrong)
    }
    return (await endedWell(life)) ?? null
  } catch (error) {
    return broke('stuck', String(error))
  }
}

/** Reconnect has seen that it is broken; or an older version of it has left it removed. */
async function beginning(life: Life): Promise<void> {
  life.isKind = true
  if (life.choices.oneIn(30)) {
    life.tell('an older version’s repair of Fitbit is unfinished')
    life.fitTrend.disable(fitbit.id)
    life.fitTrend.remove(fitbit.id)
    layOlderRepair(life.browser.disk)
  }
  await life.check()
  await life.settle()
  life.isKind = false
}

/** The browser that waits for the user, or that has something to finish, be it one that can't be read. */
function whereToGoOn(browsers: Life['browsers']): Browser {
  const [first] = browsers
  const having = (is: typeof isOpen) => browsers.find((it) => it.records().some(is))
  const unread = () => browsers.find(({ disk }) => disk.unreadable().some(isOfOurs))
  return having(isActive) ?? having(isOpen) ?? unread() ?? first
}

/** Nothing fails at that browser any more, and its extension has read what is so. */
async function makeKind(life: Life, browser: Browser): Promise<void> {
  const { page, answers } = browser
  for (const step of steps) page.mishap(step)
  const kind = { canGuide: true, canOpen: true, isSignedIn: true, listStops: null }
  Object.assign(page, { ...kind, showsOtherAccount: false, saysWhose: true })
  answers.lies = 0
  life.signIn(browser)
  life.browser = browser
  await life.letHappen(life.check())
  await life.settle()
  answers.haveLied = false
}

/** From wherever trouble has left it, a willing user in a kind world gets to an end within a bounded number of presses. */
async function endedWell(life: Life): Promise<Violation | null> {
  life.isKind = true
  life.tell('from here on the world is kind, and the user willing')
  life.fitTrend.interrupt = () => null
  life.fitTrend.importTakesMs = 2_000
  for (const browser of life.browsers) await makeKind(life, browser)
  const broke = (kind: Violation['kind'], what: string): Violation => ({
    kind,
    what,
    story: life.story,
  })
  for (let presses = 0; presses < enoughPresses; presses++) {
    life.clock.advance(2 * minute)
    await life.letHappen(life.minutePasses())
    // The schedule checks now and then, whatever the user does.
    if (presses % 5 === 4) await life.letHappen(life.check())
    await life.settle()
    const wrong = wrongNow(life)
    if (wrong) return broke(...wrong)
    if (isOver(life)) return null
    life.tell(`press ${presses + 1}`)
    life.browser = whereToGoOn(life.browsers)
    await life.letHappen(press(life, true))
    await life.settle()
  }
  const [latest] = life.records()
  const where = `${latest?.phase}, ${latest?.waiting?.kind ?? latest?.problem?.kind}, removed: ${latest?.removed}`
  return broke(life.ours ? 'stuck' : 'lost', `after ${enoughPresses} presses: ${where}`)
}

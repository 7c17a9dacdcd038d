import { minute } from '../unit/fakes/clock.ts'
import type { Choices } from './choices.ts'
import { happen, steps } from './events.ts'
import { isOver, type Violation, wrongNow } from './invariants.ts'
import { Life } from './life.ts'
import { press } from './user.ts'

export interface LifeResult {
  kills: number
  violation: Violation | null
}

/** Trouble lasts for fewer events than this, then the world is kind; a life of more proves nothing new. */
const mostTrouble = 40
/** Presses within which a willing user, in a kind world, gets to an end. */
const enoughPresses = 14

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

/** Reconnect has seen that it is broken. */
async function beginning(life: Life): Promise<void> {
  life.isKind = true
  await life.check()
  await life.settle()
  life.isKind = false
}

/** From wherever trouble has left it, a willing user in a kind world gets to an end within a bounded number of presses. */
async function endedWell(life: Life): Promise<Violation | null> {
  life.isKind = true
  life.tell('from here on the world is kind, and the user willing')
  const { page, fitTrend } = life
  for (const step of steps) page.mishap(step)
  Object.assign(page, { canGuide: true, canOpen: true, isSignedIn: true })
  fitTrend.interrupt = () => null
  fitTrend.importTakesMs = 2_000
  if (life.worker.dead) await life.wake()
  const broke = (kind: Violation['kind'], what: string): Violation => ({
    kind,
    what,
    story: life.story,
  })
  for (let presses = 0; presses < enoughPresses; presses++) {
    life.clock.advance(2 * minute)
    await life.letHappen(life.minutePasses())
    await life.settle()
    const wrong = wrongNow(life)
    if (wrong) return broke(...wrong)
    if (isOver(life)) return null
    life.tell(`press ${presses + 1}`)
    await life.letHappen(press(life, true))
    await life.settle()
  }
  const [latest] = life.records()
  const where = `${latest?.phase}, ${latest?.waiting?.kind ?? latest?.problem?.kind}, removed: ${latest?.removed}`
  return broke(life.ours ? 'stuck' : 'lost', `after ${enoughPresses} presses: ${where}`)
}

import { week } from './week.ts'

/** When one token is there: [issued, ends) in ms from the week's start. */
export type TokenLife = { issuedAt: number; endsAt: number }

/** The tokens of one service over the week, renewed again and again, in order. */
export function tokenLives(random: () => number): TokenLife[] {
  const life = week.tokenLivesMs[Math.floor(random() * week.tokenLivesMs.length)] ?? 0
  const lives: TokenLife[] = []
  let issuedAt = -random() * life
  while (issuedAt < week.lengthMs) {
    lives.push({ issuedAt, endsAt: issuedAt + life })
    issuedAt = renewedAt(issuedAt + life - week.renewalLeadMs, random)
  }
  return lives
}

function renewedAt(planned: number, random: () => number): number {
  const { outage } = week
  const isInOutage = planned >= outage.from && planned < outage.to
  return isInOutage ? outage.to + random() * week.catchUpMs : planned
}

/** How many tokens were issued up to a time, and the end of the latest. */
export function tokenAt(lives: TokenLife[], at: number): { count: number; endsAt: number } {
  const count = lives.filter(({ issuedAt }) => issuedAt <= at).length
  return { count, endsAt: lives[count - 1]?.endsAt ?? 0 }
}

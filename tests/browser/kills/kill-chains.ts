import { seeded } from '../../seeded.ts'
import { type KillPoint, killPoints } from './kill-point.ts'

const perChain = 7

/**
 * All places, dealt into repairs with seven kills each, in the order in which a repair comes by them. The seed
 * deals: each time other places lie before one another.
 */
export function killChains(seed: number): KillPoint[][] {
  const random = seeded(seed)
  const dealt = killPoints
    .map((point, place) => ({ point, place, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
  const count = Math.ceil(dealt.length / perChain)
  return Array.from({ length: count }, (_, chain) =>
    dealt
      .filter((_card, turn) => turn % count === chain)
      .sort((a, b) => a.place - b.place)
      .map(({ point }) => point),
  )
}

/** Who needs whom. */
export type Graph = Map<string, Set<string>>

export function graphOf(arrows: Iterable<readonly [from: string, to: string]>): Graph {
  const graph: Graph = new Map()
  for (const [from, to] of arrows) {
    if (!graph.has(to)) graph.set(to, new Set())
    const known = graph.get(from)
    if (known) known.add(to)
    else graph.set(from, new Set([to]))
  }
  return graph
}

/**
 * Groups in which each needs each other, directly or by way of others; those of one alone are left out.
 * (R. Tarjan, Depth-first search and linear graph algorithms, 1972.)
 */
export function circlesIn(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (node: string): number => {
    const own = order.size
    order.set(node, own)
    open.push(node)
    let low = own
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, order.get(next) ?? low)
    }
    lowest.set(node, low)
    if (low === own) {
      const group = open.splice(open.indexOf(node))
      if (group.length > 1) circles.push(group.sort())
    }
    return low
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return circles.sort((a, b) => b.length - a.length)
}

import type { SnapshotNode } from '../snapshot/snapshot-node.ts'
import { controlsIn } from './controls.ts'
import type { EntrySigns } from './entry-signs.ts'

/**
 * Siblings that go with a title in a flat list: title, panel, title, panel. The pattern must hold for
 * the whole list, and the list have another title of the same make, else nothing is given: an advert
 * above the list names a service, too. The last title gets what others have, tag by tag, as what
 * follows a list is often something else.
 */
export function segmentOf(
  branch: SnapshotNode,
  around: SnapshotNode,
  isTitled: (node: SnapshotNode) => boolean,
  signs: EntrySigns,
): SnapshotNode[] {
  const branches = around.children
  const titled = branches.flatMap((node, place) => (isTitled(node) ? [place] : []))
  const own = titled.indexOf(branches.indexOf(branch))
  const first = titled[0]
  const last = titled.at(-1)
  if (own < 0 || first === undefined || last === undefined || !hasAlike(titled)) return []
  const hasBefore = branches.slice(0, first).some(hasControl)
  const hasAfter = branches.slice(last + 1).some(hasControl)
  if (!hasBefore) return following(branches, titled, own)
  const ownHasControl = hasControl(branch)
  return hasAfter || ownHasControl ? [] : preceding(branches, titled, own)

  function hasAlike(places: number[]): boolean {
    const tags = places.map((place) => branches[place]?.element.localName)
    return tags.filter((tag) => tag === branch.element.localName).length > 1
  }

  function hasControl(node: SnapshotNode): boolean {
    return controlsIn(signs.controls, node).length > 0
  }
}

function following(branches: SnapshotNode[], titled: number[], own: number): SnapshotNode[] {
  const from = (titled[own] ?? 0) + 1
  const next = titled[own + 1]
  if (next !== undefined) return branches.slice(from, next)
  const others = titled.slice(1).map((place, before) => {
    return branches.slice((titled[before] ?? 0) + 1, place).map(({ element }) => element.localName)
  })
  const rest = branches.slice(from)
  const isAlike = (node: SnapshotNode, place: number) =>
    others.some((tags) => tags[place] === node.element.localName)
  const end = rest.findIndex((node, place) => !isAlike(node, place))
  return end < 0 ? rest : rest.slice(0, end)
}

function preceding(branches: SnapshotNode[], titled: number[], own: number): SnapshotNode[] {
  const place = titled[own] ?? 0
  const previous = titled[own - 1]
  if (previous !== undefined) return branches.slice(previous + 1, place)
  const strides = titled.slice(1).map((at, before) => at - (titled[before] ?? 0) - 1)
  return branches.slice(Math.max(0, place - Math.max(0, ...strides)), place)
}

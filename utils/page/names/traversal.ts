import type { Reach } from '../snapshot/flat-tree.ts'

/** How the computation came to a node. */
export interface NameTraversal {
  reach: Reach
  /** Elements and aria-labelledby attributes that have had their say: each counts once in a name. */
  visited: Set<Node>
  /** Step 2B doesn't nest: no aria-labelledby within a traversal that one began. */
  isLabelledby: boolean
  /** Named as a whole: by aria-labelledby or as a native label, so its content is its name. */
  isReferenced: boolean
  /** The root of this traversal is hidden, so what is hidden inside counts (step 2A). */
  isHiddenRoot: boolean
  /** Below the element whose name is asked for. */
  isInside: boolean
}

/** The part of a Vite plugin that this one uses; Vite itself is WXT's dependency, not ours. */
interface TransformPlugin {
  name: string
  enforce: 'pre'
  transform(code: string, id: string): { code: string; map: null } | undefined
}

const preactCore = /\/preact\/dist\/preact\.mjs(\?|$)/
const assignment = /\b(\w+)\.innerHTML=(\w+)\.__html/g

/**
 * Turns the one assignment to innerHTML in Preact (its dangerouslySetInnerHTML, which no view uses) into
 * one to textContent. Stores warn of any innerHTML in a package, and with this there is none that a
 * mistake of ours could reach. Fails the build when Preact no longer has exactly that one assignment.
 */
export function preactWithoutInnerHtml(): TransformPlugin {
  return {
    name: 'preact-without-inner-html',
    enforce: 'pre',
    transform(code, id) {
      if (!preactCore.test(id)) return undefined
      const found = code.match(assignment)?.length ?? 0
      if (found !== 1) {
        throw new Error(
          `Preact assigns innerHTML in ${found} places, not in one: look at scripts/preact-without-inner-html.ts.`,
        )
      }
      return { code: code.replace(assignment, '$1.textContent=$2.__html'), map: null }
    },
  }
}

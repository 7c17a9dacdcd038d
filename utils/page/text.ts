/**
 * Comparison of words on a page with words of the profile: case, diacritics and white space
 * (no-break spaces included) don't count, everything else does.
 */
export function foldText(text: string): string {
  const plain = text
    .replace(/[®™©\p{Cf}\p{Co}]/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[−–—]/g, '-')
  // Last: what is taken away leaves the white space around it, and "´" is a space with a mark.
  return foldSpace(plain)
}

/** White space at both ends dropped, runs of it made one space. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/**
 * Folded name of a control without what only decorates it: arrows, chevrons and dots around a word
 * ("Enable Service ▾", "+ Enable Service", "Disable…"). A name without letters stays as it is ("+").
 */
export function foldControlName(name: string): string {
  const folded = foldText(name)
  const bare = folded.replace(/^[^\p{L}\p{N}]+|(?:\.\.\.|[\p{S}›»>:\s])+$/gu, '')
  return /[\p{L}\p{N}]/u.test(bare) ? bare : folded
}

/** Whether a folded text holds a folded phrase as whole words; nothing is held of a phrase that says nothing. */
export function holdsPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false
  let at = text.indexOf(phrase)
  while (at >= 0) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + phrase.length])) return true
    at = text.indexOf(phrase, at + 1)
  }
  return false
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

import { plain } from './plain.ts'
import type { PageVariant } from './variant.ts'

/** Every page variant; the first is the default. */
export const variants: readonly PageVariant[] = [plain]

export function variantNamed(name: string): PageVariant | undefined {
  return variants.find((variant) => variant.name === name)
}

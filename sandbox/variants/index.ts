import type { Session } from '../model/sessions.ts'
import type { Sandbox } from '../sandbox.ts'
import { kitVariants } from './kits.ts'
import { pageVariants } from './pages.ts'
import { plain } from './plain.ts'
import type { PageVariant } from './variant.ts'

/** Every page variant; the first is the default. */
export const variants: readonly PageVariant[] = [plain, ...pageVariants, ...kitVariants]

export function variantNamed(name: string): PageVariant | undefined {
  return variants.find((variant) => variant.name === name)
}

/** The variant that a session asked for, else the sandbox's. */
export function variantFor(sandbox: Sandbox, session: Session): PageVariant {
  return variantNamed(session.variant ?? sandbox.knobs.variant) ?? plain
}

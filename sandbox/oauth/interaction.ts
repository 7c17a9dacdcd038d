import type Provider from 'oidc-provider'
import type { Exchange } from '../http/exchange.ts'

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** What the OAuth server waits for the user to do; null where it has expired or isn't this browser's. */
export async function interactionOf(
  provider: Provider,
  { req, res }: Exchange,
): Promise<Interaction | null> {
  try {
    return await provider.interactionDetails(req, res)
  } catch {
    return null
  }
}

/** The same authorization request from its start, e.g. after signing in as someone else. */
export function startAgain(provider: Provider, interaction: Interaction): string {
  const url = new URL(`${provider.issuer}/auth`)
  for (const [name, value] of Object.entries(interaction.params)) {
    if (typeof value === 'string') url.searchParams.set(name, value)
  }
  return url.href
}

/** Ends the server's own session that the interaction began in, if it had one. */
export async function endSession(provider: Provider, interaction: Interaction): Promise<void> {
  if (!interaction.session) return
  await (await provider.Session.findByUid(interaction.session.uid))?.destroy()
}

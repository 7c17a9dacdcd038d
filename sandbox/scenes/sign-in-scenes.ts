import { extensionClientId } from '../oauth/fittrend-provider.ts'
import { sessionCookie, sessionCookieHeader } from '../site/site-session.ts'
import { fields, scene } from './scene.ts'

/** Scenes about who is signed in where. */
export const signInScenes = [
  scene('sign-in', { account: fields.account }, (sandbox, { account }) => {
    const session = sandbox.sessions.open(account)
    sandbox.log.add('sign-in', account, null, { by: 'scene' })
    const cookie = {
      name: sessionCookie,
      value: session.id,
      url: sandbox.origin,
      httpOnly: true,
      sameSite: 'Lax',
    }
    return { cookie, setCookie: sessionCookieHeader(session) }
  }),
  scene('sign-out', { account: fields.account }, (sandbox, { account }) => {
    sandbox.log.add('sign-out', account, null, { by: 'scene' })
    return { sessions: sandbox.sessions.closeAllOf(account) }
  }),
  scene('revoke-extension', { account: fields.account }, (sandbox, { account }) => ({
    grants: sandbox.providerStore.revokeGrantsOf(account, extensionClientId),
  })),
]

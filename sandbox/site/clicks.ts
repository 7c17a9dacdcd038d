import * as z from 'zod'
import { readJson } from '../http/body.ts'
import { post, type Route } from '../http/router.ts'
import type { Sandbox } from '../sandbox.ts'
import { isSameOrigin } from './request-guard.ts'
import { siteAccountId } from './site-session.ts'

const clickSchema = z.object({
  name: z.string(),
  service: z.string().nullable(),
  decoy: z.string().nullable(),
  trusted: z.boolean(),
})

/** Takes what the click recorder of the Connect page reports. */
export function clicksRoute(sandbox: Sandbox): Route {
  return post('/account/connect/clicks', async ({ req, res }) => {
    const click = clickSchema.safeParse(await readJson(req))
    if (!click.success || !isSameOrigin(sandbox.origin, req)) return void res.writeHead(400).end()
    const { service, ...detail } = click.data
    const account = siteAccountId(sandbox.sessions, req) ?? null
    sandbox.log.add(detail.decoy === null ? 'click' : 'decoy', account, service, detail)
    res.writeHead(204).end()
  })
}

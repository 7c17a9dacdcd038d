import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startSandbox } from '../../sandbox/start.ts'

const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))
const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
const patient = { timeout: 20_000, retry: 2 }

// Best of three: it is the sandbox that is measured, not what else the machine is doing.
test('starts as a process in under two seconds, and says where it is', patient, async () => {
  const begin = performance.now()
  const child = spawn(node, [main, '--port', '0', '--services-port', '0'])
  try {
    const [line] = await once(createInterface(child.stdout), 'line')
    expect(performance.now() - begin).toBeLessThan(2000)
    const ready = /^sandbox ready (http:\/\/localhost:\d+) services (http:\/\/127\.0\.0\.1:\d+)$/
    const [, origin = '', services = ''] = ready.exec(line) ?? []
    expect((await fetch(origin)).status).toBe(200)
    const metadata = await fetch(`${services}/fitbit/.well-known/openid-configuration`)
    expect(await metadata.json()).toMatchObject({ issuer: `${services}/fitbit` })
  } finally {
    child.kill()
    await once(child, 'exit')
  }
})

test('says which port is taken, and ends', patient, async () => {
  const other = await startSandbox({ quiet: true })
  const { port } = new URL(other.origin)
  const child = spawn(node, [main, '--port', port])
  const chunks: string[] = []
  child.stderr.on('data', (chunk) => chunks.push(String(chunk)))
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  expect(chunks.join('')).toContain(`Port ${port} is taken`)
  await other.close()
})

test('gives the clock back when it closes', async () => {
  const before = Date.now
  const sandbox = await startSandbox({ quiet: true })
  expect(Date.now).not.toBe(before)
  await sandbox.close()
  expect(Date.now).toBe(before)
})

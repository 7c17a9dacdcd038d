import { parseArgs } from 'node:util'
import { PortTakenError } from './http/listen.ts'
import { seedAccounts } from './model/seed.ts'
import { serviceUsers } from './services/service-users.ts'
import { type RunningSandbox, startSandbox } from './start.ts'

/** `npm run sandbox`: an embedded FitTrend until Ctrl-C. See sandbox/README.md. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SANDBOX_PORT ?? '5055' },
    'services-port': { type: 'string', default: process.env.SANDBOX_SERVICES_PORT ?? '5056' },
    'redirect-uri': { type: 'string', multiple: true },
    quiet: { type: 'boolean', default: false },
  },
})

const sandbox = await start()
if (!values.quiet) printGuide(sandbox)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
}

async function start(): Promise<RunningSandbox> {
  try {
    const redirectUris = values['redirect-uri']
    return await startSandbox({
      port: portOf(values.port, '--port'),
      servicesPort: portOf(values['services-port'], '--services-port'),
      ...(redirectUris ? { redirectUris } : {}),
    })
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error
    return stop(
      `${error.message} (--port and --services-port, or SANDBOX_PORT and SANDBOX_SERVICES_PORT; 0 for any)`,
    )
  }
}

function portOf(text: string, flag: string): number {
  const port = Number(text)
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535
  return isPort ? port : stop(`${flag} must be a port number, not "${text}".`)
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

function printGuide({ origin, servicesOrigin }: RunningSandbox): void {
  const rows = (list: readonly { email: string; password: string }[]) =>
    list.map(({ email, password }) => `    ${email}  password ${password}`).join('\n')
  console.log(`
FitTrend       ${origin}  (Connect page: ${origin}/account/connect)
Its services   ${servicesOrigin}

Sign in to FitTrend
${rows(seedAccounts())}
Sign in to a service (the same at each)
${rows(serviceUsers)}

Build the extension for it
    WXT_FITTREND_ORIGIN=${origin} npm run build
Let Fitbit's token expire
    curl -X POST ${origin}/sandbox/expire -d '{"service":"fitbit"}'
All scenes: sandbox/README.md. Ctrl-C stops.`)
}

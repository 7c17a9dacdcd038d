import type { IncomingMessage } from 'node:http'

/** Bytes taken of a request body: forms and JSON here are far smaller. */
const maxBytes = 64 * 1024

/** A body that can't be taken; `status` says why (400 malformed, 413 too long). */
export class BodyError extends Error {
  readonly status: 400 | 413
  constructor(status: 400 | 413, message: string) {
    super(message)
    this.status = status
  }
}

/** The whole body as text. @throws BodyError 413 over 64 KiB. */
async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) throw new BodyError(413, 'The body is longer than 64 KiB.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Fields of an `application/x-www-form-urlencoded` body. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(req))
}

/** A JSON body; an empty one counts as `{}`. @throws BodyError 400 where it isn't JSON. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const text = await readText(req)
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError(400, 'The body is not JSON.')
  }
}

/**
 * The D-Bus wire format, little endian, as far as desktop notifications need it.
 * Source: D-Bus Specification 0.43, "Type system" and "Message protocol".
 */

/** A D-Bus value: number types, strings, arrays, structs (as arrays) and variants (unwrapped). */
export type DBusValue = number | bigint | boolean | string | DBusValue[]

export interface DBusMessage {
  kind: 'call' | 'return' | 'error' | 'signal'
  serial: number
  /** Set by callers that don't want an answer (flag NO_REPLY_EXPECTED). */
  noReply?: boolean
  path?: string
  interface?: string
  member?: string
  errorName?: string
  replySerial?: number
  destination?: string
  sender?: string
  /** Signature of the body, e.g. `susssasa{sv}i`. */
  signature?: string
  body?: DBusValue[]
}

const kinds = ['invalid', 'call', 'return', 'error', 'signal'] as const
const stringFields = {
  1: 'path',
  2: 'interface',
  3: 'member',
  4: 'errorName',
  6: 'destination',
  7: 'sender',
  8: 'signature',
} as const
const fieldTypes = { path: 'o', signature: 'g' } as Record<string, string>
const fixedHeaderBytes = 16

/** Bytes of the message that starts the buffer, or null while too few have arrived to tell. */
export function messageLength(data: Buffer): number | null {
  if (data.length < fixedHeaderBytes) return null
  if (data[0] !== 0x6c) throw new Error('Only little-endian D-Bus messages are understood.')
  const headerEnd = fixedHeaderBytes + data.readUInt32LE(12)
  return Math.ceil(headerEnd / 8) * 8 + data.readUInt32LE(4)
}

export function decodeMessage(data: Buffer): DBusMessage {
  const kind = kinds[data[1] ?? 0]
  if (!kind || kind === 'invalid') throw new Error(`Unknown D-Bus message type ${data[1]}.`)
  const message: DBusMessage = {
    kind,
    noReply: ((data[2] ?? 0) & 1) === 1,
    serial: data.readUInt32LE(8),
  }
  const reader = new Reader(data, 12)
  for (const field of reader.read('a(yv)') as [number, DBusValue][]) {
    if (field[0] === 5) message.replySerial = field[1] as number
    const name = stringFields[field[0] as keyof typeof stringFields]
    if (name) message[name] = field[1] as string
  }
  reader.align(8)
  message.body = splitSignature(message.signature ?? '').map((type) => reader.read(type))
  return message
}

export function encodeMessage(message: DBusMessage): Buffer {
  const body = new Writer()
  splitSignature(message.signature ?? '').forEach((type, index) => {
    body.write(type, message.body?.[index] ?? 0)
  })
  const bodyBytes = body.toBuffer()
  const head = new Writer()
  for (const byte of [0x6c, kinds.indexOf(message.kind), message.noReply ? 1 : 0, 1]) {
    head.write('y', byte)
  }
  head.write('u', bodyBytes.length)
  head.write('u', message.serial)
  head.writeFields(message)
  head.align(8)
  return Buffer.concat([head.toBuffer(), bodyBytes])
}

/** `susa{sv}` -> ['s', 'u', 's', 'a{sv}'] */
function splitSignature(signature: string): string[] {
  const types: string[] = []
  for (let at = 0; at < signature.length; ) {
    const end = typeEnd(signature, at)
    types.push(signature.slice(at, end))
    at = end
  }
  return types
}

function typeEnd(signature: string, at: number): number {
  const char = signature[at]
  if (char === 'a') return typeEnd(signature, at + 1)
  if (char !== '(' && char !== '{') return at + 1
  let end = at + 1
  while (signature[end] !== (char === '(' ? ')' : '}')) end = typeEnd(signature, end)
  return end + 1
}

function alignmentOf(type: string): number {
  return (
    ({ y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8 } as const)[type[0] as 'y'] ??
    4
  )
}

class Reader {
  readonly #data: Buffer
  #at: number

  constructor(data: Buffer, at: number) {
    this.#data = data
    this.#at = at
  }

  align(bytes: number): void {
    this.#at = Math.ceil(this.#at / bytes) * bytes
  }

  read(type: string): DBusValue {
    this.align(alignmentOf(type))
    switch (type[0]) {
      case 'a':
        return this.#readArray(type.slice(1))
      case '(':
      case '{':
        return splitSignature(type.slice(1, -1)).map((inner) => this.read(inner))
      case 'v':
        return this.read(this.#readText(1))
      case 'g':
        return this.#readText(1)
      case 's':
      case 'o':
        return this.#readText(4)
      default:
        return this.#readNumber(type)
    }
  }

  #readArray(inner: string): DBusValue[] {
    const bytes = this.#data.readUInt32LE(this.#at)
    this.#at += 4
    this.align(alignmentOf(inner))
    const end = this.#at + bytes
    const values: DBusValue[] = []
    while (this.#at < end) values.push(this.read(inner))
    return values
  }

  #readText(lengthBytes: 1 | 4): string {
    const length = this.#data.readUIntLE(this.#at, lengthBytes)
    const start = this.#at + lengthBytes
    this.#at = start + length + 1
    return this.#data.toString('utf8', start, start + length)
  }

  #readNumber(type: string): number | bigint | boolean {
    const at = this.#at
    switch (type) {
      case 'y':
        this.#at += 1
        return this.#data.readUInt8(at)
      case 'n':
      case 'q':
        this.#at += 2
        return type === 'n' ? this.#data.readInt16LE(at) : this.#data.readUInt16LE(at)
      case 'x':
      case 't':
        this.#at += 8
        return type === 'x' ? this.#data.readBigInt64LE(at) : this.#data.readBigUInt64LE(at)
      case 'd':
        this.#at += 8
        return this.#data.readDoubleLE(at)
      case 'b':
        this.#at += 4
        return this.#data.readUInt32LE(at) === 1
      case 'i':
        this.#at += 4
        return this.#data.readInt32LE(at)
      default:
        this.#at += 4
        return this.#data.readUInt32LE(at)
    }
  }
}

/** Writes what the answers and signals of a notification service hold: y, b, u, i, s, o, g and arrays. */
class Writer {
  readonly #bytes: number[] = []

  align(bytes: number): void {
    while (this.#bytes.length % bytes !== 0) this.#bytes.push(0)
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes)
  }

  write(type: string, value: DBusValue): void {
    this.align(alignmentOf(type))
    if (type === 'y') this.#bytes.push(Number(value))
    else if (type === 'g') this.#writeText(String(value), 1)
    else if (type === 's' || type === 'o') this.#writeText(String(value), 4)
    else if (type[0] === 'a') this.#writeArray(type.slice(1), value as DBusValue[])
    else this.#writeUint32(Number(value))
  }

  writeFields(message: DBusMessage): void {
    const lengthAt = this.#bytes.length
    this.#writeUint32(0)
    const start = this.#bytes.length
    for (const [code, name] of Object.entries(stringFields)) {
      if (message[name]) this.#writeField(Number(code), fieldTypes[name] ?? 's', message[name])
    }
    if (message.replySerial) this.#writeField(5, 'u', message.replySerial)
    this.#patchLength(lengthAt, this.#bytes.length - start)
  }

  #writeField(code: number, type: string, value: DBusValue): void {
    this.align(8)
    this.write('y', code)
    this.write('g', type)
    this.write(type, value)
  }

  #writeArray(inner: string, values: DBusValue[]): void {
    const lengthAt = this.#bytes.length
    this.#writeUint32(0)
    this.align(alignmentOf(inner))
    const start = this.#bytes.length
    for (const value of values) this.write(inner, value)
    this.#patchLength(lengthAt, this.#bytes.length - start)
  }

  #writeText(text: string, lengthBytes: 1 | 4): void {
    const utf8 = Buffer.from(text, 'utf8')
    if (lengthBytes === 1) this.#bytes.push(utf8.length)
    else this.#writeUint32(utf8.length)
    this.#bytes.push(...utf8, 0)
  }

  #writeUint32(value: number): void {
    const four = Buffer.alloc(4)
    four.writeUInt32LE(value >>> 0)
    this.#bytes.push(...four)
  }

  #patchLength(at: number, length: number): void {
    const four = Buffer.alloc(4)
    four.writeUInt32LE(length)
    this.#bytes.splice(at, 4, ...four)
  }
}

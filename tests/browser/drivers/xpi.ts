import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

interface Entry {
  name: string
  data: Buffer
  offset: number
}

const signatures = { file: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 }

/**
 * Packs a folder into an .xpi, in memory and uncompressed: Firefox installs an unpacked folder only
 * until it is closed. Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function packXpi(folder: string): Buffer {
  const parts: Buffer[] = []
  const entries: Entry[] = []
  let offset = 0
  const add = (part: Buffer) => {
    parts.push(part)
    offset += part.length
  }
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const path = join(file.parentPath, file.name)
    const name = path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')
    const entry = { name, data: readFileSync(path), offset }
    entries.push(entry)
    add(
      Buffer.concat([uint32(signatures.file), commonHeader(entry), Buffer.from(name), entry.data]),
    )
  }
  const directoryOffset = offset
  for (const entry of entries) add(directoryEntry(entry))
  add(
    Buffer.concat([
      uint32(signatures.end),
      uint16(0, 0, entries.length, entries.length),
      uint32(offset - directoryOffset, directoryOffset),
      uint16(0),
    ]),
  )
  return Buffer.concat(parts)
}

/** Version, flags (UTF-8 names), method 0, no time, checksum, both sizes, name length, no extra. */
function commonHeader({ name, data }: Entry): Buffer {
  return Buffer.concat([
    uint16(20, 0x800, 0, 0, 0x21),
    uint32(crc32(data), data.length, data.length),
    uint16(Buffer.byteLength(name), 0),
  ])
}

function directoryEntry(entry: Entry): Buffer {
  return Buffer.concat([
    uint32(signatures.directory),
    uint16(20),
    commonHeader(entry),
    uint16(0, 0, 0),
    uint32(0, entry.offset),
    Buffer.from(entry.name),
  ])
}

function uint16(...values: number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer)
}

function uint32(...values: number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer)
}

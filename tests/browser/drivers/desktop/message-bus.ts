import { rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import {
  type DBusMessage,
  type DBusValue,
  decodeMessage,
  encodeMessage,
  messageLength,
} from './dbus-wire.ts'

/** Answers a method call: the result with its signature, or null for "no such method". */
export type DBusHandler = (call: DBusMessage) => { signature: string; body: DBusValue[] } | null

export interface MessageBus {
  /** For DBUS_SESSION_BUS_ADDRESS. */
  address: string
  emit(signal: {
    path: string
    interface: string
    member: string
    signature: string
    body: DBusValue[]
  }): void
  close(): void
}

const busName = 'org.freedesktop.DBus'

/**
 * A private session bus on which one well-known name answers: just enough of the message bus
 * (D-Bus Specification, "Message Bus Messages") for a browser to believe in its desktop.
 * Neither dbus-daemon nor a desktop has to be installed, and nothing reaches the user's own bus.
 */
export async function startMessageBus(
  socketPath: string,
  serviceName: string,
  answer: DBusHandler,
): Promise<MessageBus> {
  const clients = new Set<Socket>()
  let serial = 1
  const send = (socket: Socket, message: Omit<DBusMessage, 'serial'>) => {
    serial += 1
    if (socket.writable) socket.write(encodeMessage({ ...message, serial }))
  }

  const answerCall = (socket: Socket, call: DBusMessage) => {
    if (call.kind !== 'call') return
    const toBus = call.destination === busName
    const result = toBus ? answerBusCall(call, serviceName) : forService(call)
    if (call.noReply) return
    const reply = { replySerial: call.serial, sender: call.destination ?? busName }
    if (result) send(socket, { kind: 'return', ...reply, ...result })
    else send(socket, { kind: 'error', ...reply, errorName: `${busName}.Error.ServiceUnknown` })
  }
  const forService = (call: DBusMessage) => (call.destination === serviceName ? answer(call) : null)

  rmSync(socketPath, { force: true })
  const server = createServer((socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    socket.on('error', () => socket.destroy())
    readMessages(socket, (message) => answerCall(socket, message))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, resolve)
  })
  return {
    address: `unix:path=${socketPath}`,
    emit(signal) {
      for (const socket of clients) send(socket, { kind: 'signal', sender: serviceName, ...signal })
    },
    close() {
      for (const socket of clients) socket.destroy()
      server.close()
    },
  }
}

/** The handshake (text lines up to BEGIN), then messages. */
function readMessages(socket: Socket, onMessage: (message: DBusMessage) => void): void {
  let pending = Buffer.alloc(0)
  let begun = false
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk])
    while (!begun) {
      const end = pending.indexOf('\r\n')
      if (end < 0) return
      const line = pending.toString('latin1', 0, end).replaceAll('\0', '')
      pending = pending.subarray(end + 2)
      begun = line === 'BEGIN'
      if (!begun) socket.write(handshakeAnswer(line))
    }
    for (let length = messageLength(pending); length !== null; length = messageLength(pending)) {
      if (pending.length < length) return
      onMessage(decodeMessage(pending.subarray(0, length)))
      pending = Buffer.from(pending.subarray(length))
    }
  })
}

function handshakeAnswer(line: string): string {
  if (line.startsWith('AUTH EXTERNAL')) return `OK ${'0'.repeat(32)}\r\n`
  if (line === 'AUTH') return 'REJECTED EXTERNAL\r\n'
  return 'ERROR\r\n'
}

let clientCount = 0

function answerBusCall(call: DBusMessage, serviceName: string): ReturnType<DBusHandler> {
  const isServed = call.body?.[0] === serviceName
  switch (call.member) {
    case 'Hello':
      clientCount += 1
      return { signature: 's', body: [`:1.${clientCount}`] }
    case 'AddMatch':
    case 'RemoveMatch':
      return { signature: '', body: [] }
    case 'NameHasOwner':
      return { signature: 'b', body: [isServed] }
    case 'GetNameOwner':
      return isServed ? { signature: 's', body: [serviceName] } : null
    case 'StartServiceByName':
      return isServed ? { signature: 'u', body: [2] } : null
    case 'RequestName':
      return { signature: 'u', body: [1] }
    case 'ListNames':
    case 'ListActivatableNames':
      return { signature: 'as', body: [[busName, serviceName]] }
    default:
      return null
  }
}

import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Client } from '../../shared/contract.ts'

/**
 * `node utilityProcess.ts BACKEND DIR`: runs the bundled backend as Electron's utilityProcess does, with a parent port that
 * speaks Electron's way, opens two windows and asks each who is there. Prints what happened as one line of JSON, then
 * says stop.
 */
const [backend = '', data = ''] = process.argv.slice(2)
const told: unknown[] = []
const shell = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => told.push(message) })
Object.assign(process, { parentPort: shell })
process.argv = [process.argv[0] ?? 'node', backend, '--data', data]
await import(pathToFileURL(backend).href)

const states = await Promise.all([askedFrom(1), askedFrom(2)])
process.stdout.write(`${JSON.stringify({ states, told })}\n`)
shell.emit('message', { data: { type: 'stop' }, ports: [] })
if (told.length > 0) process.exit(0)

/** What a new window learns when it asks first; null where nobody answers within two seconds. */
async function askedFrom(window: number): Promise<string | null> {
  const { port1, port2 } = new MessageChannel()
  shell.emit('message', { data: { type: 'connect', window }, ports: [asElectrons(port1)] })
  port2.start()
  const client = createORPCClient<Client>(new RPCLink({ port: port2 }))
  const silence = new Promise<null>(resolve => setTimeout(resolve, 2000, null))
  const answer = await Promise.race([client.auth.state(), silence])
  return answer?.state ?? null
}

/** A port as Electron's main and utility processes have it: a message arrives as an event with its data inside. */
function asElectrons(port: MessagePort) {
  return {
    on: (event: 'message' | 'close', listener: (event?: { data: unknown; ports: unknown[] }) => void) =>
      event === 'message'
        ? port.on('message', (message: unknown) => listener({ data: message, ports: [] }))
        : port.on('close', () => listener()),
    postMessage: (message: string) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  }
}

import type { StartProblem } from '../../shared/start/problem.ts'
import type { Port } from './port.ts'

/** The desktop's shell, from whose process this one was started. */
export interface Parent {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): unknown
  postMessage(message: unknown): void
}

/** The shell, or null where plain Node runs this. */
export function parentOf(process: object): Parent | null {
  const parent = 'parentPort' in process ? process.parentPort : null
  return isParent(parent) ? parent : null
}

/** Does what the shell says: takes ports, stops. */
export function serveParent(parent: Parent, does: { connect(port: Port): void; stop(): void }): void {
  parent.on('message', ({ data, ports }) => {
    const [port] = ports
    const type = typeOf(data)
    if (type === 'connect' && port) does.connect(port)
    if (type === 'stop') does.stop()
  })
}

/** Lets the shell say it in a box of its own: there is no page yet that could. */
export const tellProblem = (parent: Parent, problem: StartProblem): void =>
  parent.postMessage({ type: 'problem', problem })

const isParent = (parent: unknown): parent is Parent =>
  typeof parent === 'object' && parent !== null && 'on' in parent && 'postMessage' in parent

const typeOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'type' in data ? data.type : null

import type { IncomingMessage } from 'node:http'
import { leastBytes, type Patience } from './limits.ts'

interface Watched {
  since: number
  /** Bytes of its connection at `since`. */
  at: number
}

export interface SlowBodies {
  watch(request: IncomingMessage): void
  stop(): void
}

/**
 * Ends connections over which a body comes slower than 1 KB a minute: who sends a byte now and then would else keep a place for as long as
 * the whole request may take.
 */
export function watchSlowBodies({ body, looking }: Patience): SlowBodies {
  const open = new Map<IncomingMessage, Watched>()
  const look = (): void => {
    const now = performance.now()
    for (const [request, watched] of open) {
      if (request.complete || request.destroyed) open.delete(request)
      else if (now - watched.since >= body) {
        const { bytesRead } = request.socket
        if (bytesRead - watched.at < leastBytes) {
          open.delete(request)
          request.destroy()
        } else open.set(request, { since: now, at: bytesRead })
      }
    }
  }
  const looker = setInterval(look, looking)
  looker.unref()
  return {
    watch: request => {
      if (!request.complete) open.set(request, { since: performance.now(), at: request.socket.bytesRead })
    },
    stop: () => clearInterval(looker),
  }
}

import { RPCHandler } from '@orpc/server/message-port'
import type { Context } from '../api/context.ts'
import { router } from '../api/router.ts'
import { frameOf } from './frame.ts'

/** Either end of a conversation in messages: a MessagePort or a WebSocket. */
export interface Channel {
  send(text: string): void
  onMessage(listener: (data: unknown) => void): void
  onClose(listener: () => void): void
}

/** Answers calls that come as messages, many at once, streams too, until the channel closes. */
export function servePeer(channel: Channel, context: Context): void {
  const handler = new RPCHandler<Context>(router)
  handler.upgrade(
    {
      postMessage: (text: unknown) => {
        if (typeof text === 'string') channel.send(text)
      },
      on: (event, listener) => {
        if (event === 'close') channel.onClose(() => listener())
        else
          channel.onMessage(data => {
            const frame = frameOf(data)
            if ('pass' in frame) listener({ data: frame.pass })
            else if ('refuse' in frame) channel.send(frame.refuse)
          })
      },
    },
    { context },
  )
}

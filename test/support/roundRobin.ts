import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'

/** A proxy as it stands before several head offices: each request to the next, and to another where one does not take it. */
export interface RoundRobin {
  readonly url: string
  close(): Promise<void>
}

export async function openRoundRobin(backends: readonly string[]): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true })
  let turn = 0

  const pass = (request: IncomingMessage, body: Buffer, response: ServerResponse, left: number): void => {
    const backend = backends[turn % backends.length]
    turn += 1
    const { method, url, headers } = request
    const onward = httpRequest(`${backend}${url}`, { method, headers, agent }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', () => response.destroy())
      answer.pipe(response)
    })
    onward.on('error', error => {
      const refused = 'code' in error && error.code === 'ECONNREFUSED'
      // What may have been begun is not sent again by a proxy: the desk does that.
      if (refused && left > 1) pass(request, body, response, left - 1)
      else response.destroy()
    })
    onward.end(body)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => pass(request, Buffer.concat(chunks), response, backends.length))
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise(done => {
        agent.destroy()
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

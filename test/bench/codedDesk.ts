import { sign } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { Frame, protocolVersion } from '../../shared/sync/protocol.ts'
import { frameBytes } from '../../shared/sync/wire/frame.ts'
import { requestBytes } from '../../shared/sync/wire/request.ts'
import { type CodedResponse, readResponseBytes } from '../../shared/sync/wire/response.ts'
import { codedPath, requestSigned, signatureLength } from '../../shared/sync/wire/signing.ts'
import type { TestDesk } from '../support/desk.ts'

/** An answer to one request of the present version, and when it was there. */
export interface CodedAnswer {
  readonly status: number
  /** Seconds that head office asks to wait. */
  readonly retryAfter: number | null
  readonly milliseconds: number
  readonly bytes: number
  /** Decoded; call it when the time is taken. */
  read(): CodedResponse
}

/** A desk that speaks the present version over a connection of its own that it keeps. */
export class CodedDesk {
  readonly desk: TestDesk
  readonly #url: URL
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  #frame: Uint8Array | null = null
  cursors: Record<string, number> = {}

  constructor(url: string, desk: TestDesk) {
    this.#url = new URL(codedPath, url)
    this.desk = desk
  }

  /** Seals everything queued into this desk's first frame. */
  seal(): void {
    const { number, previous, transactions } = Frame.parse(JSON.parse(this.desk.seal()))
    this.#frame = frameBytes({ device: this.desk.identity.device, number, previous, transactions })
  }

  /** One round trip with the sealed frame, if there is one. */
  async ask(): Promise<CodedAnswer> {
    const { desk, cursors } = this
    const { device, epoch } = desk.identity
    const frames = this.#frame ? [this.#frame] : []
    const told = { waiting: frames.length, needsAttention: 0, mostBytes: 1_000_000, application: 'bench' }
    desk.counter += 1
    const sender = { device, incarnation: 1, counter: desk.counter }
    const bytes = requestBytes(protocolVersion, sender, { epoch, cursors, ...told, frames, decisions: [] })
    const body = Buffer.concat([bytes, sign(null, requestSigned(bytes), desk.keys.privateKey)])
    const begin = performance.now()
    const { status, retryAfter, answer } = await this.#post(body)
    const milliseconds = performance.now() - begin
    const read = () => readResponseBytes({ device, epoch, cursors }, answer.subarray(0, -signatureLength))
    return { status, retryAfter, milliseconds, bytes: answer.length, read }
  }

  hangUp(): void {
    this.#agent.destroy()
  }

  #post(body: Buffer): Promise<{ status: number; retryAfter: number | null; answer: Buffer }> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest(this.#url, { method: 'POST', agent: this.#agent }, response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const seconds = Number(response.headers['retry-after'])
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: Number.isFinite(seconds) ? seconds : null,
            answer: Buffer.concat(chunks),
          })
        })
      })
      asked.on('error', reject)
      asked.setHeader('content-length', body.length)
      asked.end(body)
    })
  }
}

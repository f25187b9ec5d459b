import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { backendFlags, backendPlace } from '../../build/backendProgram.mjs'

/** The real program in a process of its own, as `npm start` runs it behind a browser. */
export interface Backend {
  /** The address that was printed, with its one-time code. */
  readonly url: string
  readonly origin: string
  readonly process: ChildProcess
  /** What came out on stderr so far. */
  errors(): string
  /** Ends in order; answers the exit code. */
  stop(): Promise<number | null>
  /** kill -9; answers when it is gone. */
  kill(): Promise<void>
}

export interface BackendOptions {
  readonly data: string
  readonly renderer?: string
  readonly port?: number
  /** As `npm start` runs it, built into one file; else from its sources, unless KONVWA_BUILT says that a build stands ready. */
  readonly built?: boolean
  /** Opens with this sample company. */
  readonly sample?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Another person of the operating system; needs root. */
  readonly uid?: number
}

/** Starts it and answers once it printed its address. Whoever starts it stops it. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const given = ['--data', options.data, '--port', String(options.port ?? 0)]
  if (options.renderer !== undefined) given.push('--renderer', options.renderer)
  const built = options.built ?? process.env.KONVWA_BUILT === '1'
  if (options.sample !== undefined) given.push('--sample', options.sample)
  const child = spawn(
    process.execPath,
    [...backendFlags, built ? 'out/main/backend.js' : 'electron/backend.ts', ...given],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...backendPlace, ...process.env, ...options.environment },
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    },
  )
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    ended.then(code => reject(new Error(`the backend ended with ${code}: ${errors}`))).catch(reject)
  })
  return {
    url,
    origin: new URL(url).origin,
    process: child,
    errors: () => errors,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

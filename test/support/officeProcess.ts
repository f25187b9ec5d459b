import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Head office as a process of its own, as it runs in production. */
export interface OfficeProcess {
  readonly url: string
  /** The code with which the first computer joins, where nobody has yet. */
  readonly code: string | null
  readonly process: ChildProcess
  /** Ends it with this signal; answers its exit code, or null where it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export async function startOfficeProcess(
  environment: Readonly<Record<string, string>>,
  parameters: readonly string[] = [],
): Promise<OfficeProcess> {
  const child = spawn(process.execPath, ['headoffice/main.ts', '--port', '0', ...parameters], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  child.stderr.on('data', chunk => errors.push(String(chunk)))
  let code: string | null = null
  const lines = createInterface(child.stdout)
  for await (const line of lines) {
    code = /15 minutes: (\S+)$/.exec(line)?.[1] ?? code
    const url = /listens on (\S+)$/.exec(line)?.[1]
    if (url === undefined) continue
    return {
      url,
      code,
      process: child,
      end: async signal => {
        if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
        child.kill(signal)
        await once(child, 'exit')
        return child.exitCode
      },
    }
  }
  throw new Error(`head office did not start: ${errors.join('')}`)
}

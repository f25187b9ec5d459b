import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../shared/kernel/csp.ts'
import { root } from '../support/sources.ts'

describe('npm start -- --no-open', () => {
  let folder = ''
  let program: ChildProcess
  let address = ''

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'konvwa-start-'))
    const started = spawn(process.execPath, ['build/start.mjs', '--data', path.join(folder, 'books'), '--no-open'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    program = started
    for await (const line of createInterface({ input: started.stdout })) {
      address = line
      break
    }
  }, 120_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('prints an address on this computer with a code that is good once', () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{22,}$/)
  })

  test('serves the page under the policy, with the same nonce in both', async () => {
    const response = await fetch(new URL('/', address))
    const page = await response.text()
    const nonce = /name="style-nonce" content="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(nonce.length).toBeGreaterThan(16)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce))
  })

  test('serves the scripts of the page, and no inline one is among them', async () => {
    const page = await (await fetch(new URL('/', address))).text()
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => /src="([^"]+)"/.exec(tag)?.[1])
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) {
      const response = await fetch(new URL(script ?? 'inline', address))
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('javascript')
    }
  })

  test('ends in peace when it is asked to', async () => {
    const ended = new Promise(resolve => program.once('close', resolve))
    program.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

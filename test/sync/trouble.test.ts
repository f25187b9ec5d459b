import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createHttp } from '../../electron/sync/http.ts'
import { LinkError, troubleOf } from '../../electron/sync/trouble.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'

test.for([
  ['ENOTFOUND', 'no-link'],
  ['EAI_AGAIN', 'no-link'],
  ['ENETUNREACH', 'no-link'],
  ['ECONNRESET', 'no-link'],
  [undefined, 'no-link'],
  ['ECONNREFUSED', 'server-down'],
  ['ETIMEDOUT', 'timeout'],
  ['CERT_NOT_YET_VALID', 'clock'],
  ['CERT_HAS_EXPIRED', 'clock'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'portal'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'portal'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'portal'],
  ['HPE_INVALID_CONSTANT', 'portal'],
] as const)('%s means %s to a person', ([code, trouble]) => {
  expect(troubleOf(code)).toBe(trouble)
})

const openssl = ((): string | null => {
  try {
    return execFileSync('openssl', ['version']).toString()
  } catch {
    return null
  }
})()

test.skipIf(openssl === null)(
  'a certificate that nobody vouches for is somebody else’s, and nothing is sent to it',
  async () => {
    const folder = temporaryFolder()
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-subj',
        '/CN=127.0.0.1',
        '-days',
        '2',
      ],
      { stdio: 'ignore' },
    )
    const asked: string[] = []
    const portal = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>(resolve => portal.listen(0, '127.0.0.1', resolve))
    const at = portal.address()
    const port = typeof at === 'object' && at !== null ? at.port : 0
    const attempt = createHttp().post({
      url: new URL(`https://127.0.0.1:${port}/sync`),
      headers: {},
      body: Buffer.from('secret'),
    })
    const cause = await attempt.catch((error: unknown) => error)
    portal.close()
    expect(cause).toBeInstanceOf(LinkError)
    expect(cause).toMatchObject({ trouble: 'portal' })
    expect(asked).toEqual([])
  },
)

import type { joinRefusals } from '../../shared/setup/contract.ts'
import type { LinkTrouble } from '../../shared/sync/contract.ts'
import { EnrolmentCode, type EnrolRequest, EnrolResponse } from '../../shared/sync/enrol.ts'
import { enrolPath, protocolVersion } from '../../shared/sync/protocol.ts'
import { exchange } from './headOffice.ts'
import type { Http } from './http.ts'
import { LinkError } from './trouble.ts'

export type JoinRefusal = (typeof joinRefusals)[number]

/** Why this computer did not join. Nothing was changed here. */
export class JoinRefused extends Error {
  override name = 'JoinRefused'
  readonly reason: JoinRefusal

  constructor(reason: JoinRefusal, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/**
 * Shows head office a code and this computer's public key, and is told who it is from now on. Head office's own key comes with the
 * answer and signs it: from then on it is pinned.
 * @throws JoinRefused
 */
export async function enrol(options: {
  http: Http
  address: string
  code: string
  request: Omit<EnrolRequest, 'protocol' | 'code'>
}): Promise<EnrolResponse> {
  const code = EnrolmentCode.safeParse(options.code)
  if (!code.success) throw new JoinRefused('bad-code')
  try {
    return await exchange({
      http: options.http,
      address: options.address,
      path: enrolPath,
      message: { ...options.request, protocol: protocolVersion, code: code.data } satisfies EnrolRequest,
      answer: EnrolResponse,
      ownKey: answer => answer.headOfficeKey,
    })
  } catch (cause) {
    if (cause instanceof LinkError) throw new JoinRefused(refusalOf(cause.trouble), cause)
    throw cause
  } finally {
    options.http.hangUp()
  }
}

function refusalOf(trouble: LinkTrouble): JoinRefusal {
  switch (trouble) {
    case 'bad-code':
    case 'too-many-attempts':
      return trouble
    case 'wrong-protocol':
    case 'bad-request':
      return 'other-protocol'
    case 'portal':
      return 'not-head-office'
    case 'no-link':
    case 'timeout':
    case 'server-down':
    case 'clock':
    case 'busy':
    case 'this-computer':
    case 'too-large':
    case 'unknown-device':
    case 'bad-signature':
    case 'revoked':
    case 'replayed':
    case 'frame-gap':
    case 'frame-fork':
    case 'other-epoch':
      return 'no-answer'
  }
}

import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { externalLink } from '../../electron/shell/externalLinks.ts'
import { type GuardedContents, guardNavigation } from '../../electron/shell/navigation.ts'

class Contents extends EventEmitter implements GuardedContents {
  openHandler: Parameters<GuardedContents['setWindowOpenHandler']>[0] | undefined
  setWindowOpenHandler(handler: Parameters<GuardedContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }
}

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is prevented',
  event => {
    const contents = new Contents()
    guardNavigation(contents, () => {})
    let prevented = false
    contents.emit(event, {
      preventDefault: () => {
        prevented = true
      },
    })
    expect(prevented).toBe(true)
  },
)

test('no second window opens; its address is offered to the allow-list instead', () => {
  const contents = new Contents()
  const offered: string[] = []
  guardNavigation(contents, address => offered.push(address))
  expect(contents.openHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
  expect(offered).toEqual(['https://example.com/'])
})

const page = 'https://konvwa.example/help'

test.each(['mailto:achats@kay-toma.ht', 'mailto:marie.ange+depo@konvwa.com.ht', page])(
  '%s may leave the program',
  address => {
    expect(externalLink(address, [page])).toBe(address)
  },
)

test.each([
  'https://konvwa.example/help?x=1',
  'https://konvwa.example/helpful',
  'http://konvwa.example/help',
  'javascript:alert(1)',
  'file:///C:/Windows/System32/calc.exe',
  'smb://server/share',
  'ms-msdt:/id',
  'mailto:a@b.ht?attach=/etc/passwd',
  'mailto:a@b.ht\r\nBcc: c@d.ht',
  'mailto:',
  'app://main/',
  '',
])('%j stays inside', address => {
  expect(externalLink(address, [page])).toBeNull()
})

import { expect, test } from 'vitest'
import { denyEverything, type GuardedSession } from '../../electron/shell/permissions.ts'

function guarded() {
  const handlers: {
    request?: Parameters<GuardedSession['setPermissionRequestHandler']>[0]
    check?: Parameters<GuardedSession['setPermissionCheckHandler']>[0]
    device?: Parameters<GuardedSession['setDevicePermissionHandler']>[0]
    load?: Parameters<GuardedSession['webRequest']['onBeforeRequest']>[0]
  } = {}
  denyEverything(
    {
      setPermissionRequestHandler: handler => {
        handlers.request = handler
      },
      setPermissionCheckHandler: handler => {
        handlers.check = handler
      },
      setDevicePermissionHandler: handler => {
        handlers.device = handler
      },
      webRequest: {
        onBeforeRequest: listener => {
          handlers.load = listener
        },
      },
    },
    'app',
  )
  return handlers
}

const permissions = ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'hid', 'openExternal']

test.each(permissions)('the page is denied %s, asked aloud or quietly', permission => {
  const { request, check } = guarded()
  const answers: boolean[] = []
  request?.({}, permission, granted => answers.push(granted))
  expect(answers).toEqual([false])
  expect(check?.({}, permission)).toBe(false)
})

test('no device is handed to the page', () => {
  expect(guarded().device?.({})).toBe(false)
})

test.each([
  ['app://main/assets/page.js', false],
  ['blob:app://main/1f0c', false],
  ['data:image/png;base64,AA', false],
  ['https://example.com/spy.gif', true],
  ['http://127.0.0.1:8080/', true],
  ['ws://127.0.0.1:8080/', true],
  ['file:///etc/passwd', true],
  ['application://main/', true],
])('a request for %s is cancelled: %s', (url, cancelled) => {
  const answers: boolean[] = []
  guarded().load?.({ url }, ({ cancel }) => answers.push(cancel))
  expect(answers).toEqual([cancelled])
})

import { fileURLToPath } from 'node:url'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { expect, test } from 'vitest'
import { isTooOld } from '../../build/releaseRules.mjs'
import { fileExtension } from '../../shared/sync/file/head.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const config = () => getConfig(root, 'electron-builder.yml', null)

test("electron-builder's own validator accepts the configuration", async () => {
  await expect(validateConfiguration(await config(), new DebugLogger(false))).resolves.toBeUndefined()
})

test('the validator would have said so', async () => {
  const wrong = { ...(await config()), asarr: true }
  await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/asarr/)
})

test('the fuses close every way to run the program as something else', async () => {
  expect((await config()).electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('no dependency is rebuilt: the compiled ones come ready for every platform', async () => {
  expect((await config()).npmRebuild).toBe(false)
})

test('a file that is carried instead of a link opens by double click', async () => {
  const associations = [(await config()).fileAssociations].flat()
  expect(associations).toEqual([expect.objectContaining({ ext: fileExtension.slice(1), role: 'Viewer' })])
})

test('removing the program leaves the books', async () => {
  expect((await config()).nsis?.deleteAppDataOnUninstall).toBe(false)
})

test('a release waits for a newer Electron once eight weeks have passed', () => {
  const released = '2026-03-01T00:00:00Z'
  expect(isTooOld(released, Date.parse('2026-04-26T00:00:00Z'))).toBe(false)
  expect(isTooOld(released, Date.parse('2026-04-26T00:00:01Z'))).toBe(true)
  expect(isTooOld(undefined, Date.parse(released))).toBe(true)
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Names = z.record(z.string(), z.string())
const Package = z.object({
  dependencies: Names,
  devDependencies: Names,
  allowScripts: z.record(z.string(), z.boolean()),
})
const Lock = z.object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) })

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
const wanted = Package.parse(read('package.json'))

test('every dependency stands at one exact version', () => {
  const loose = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  expect(loose).toEqual([])
})

test('the four packages of the contract stand at one version', () => {
  const all: Record<string, string> = { ...wanted.dependencies, ...wanted.devDependencies }
  const contract = Object.keys(all).filter(name => name.startsWith('@orpc/'))
  expect(contract).toHaveLength(4)
  expect(new Set(contract.map(name => all[name])).size).toBe(1)
})

test('every package that runs a script while installing is named in allowScripts', () => {
  const { packages } = Lock.parse(read('package-lock.json'))
  const running = Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(running.length).toBeGreaterThan(0)
  expect(running.filter(name => !(name in wanted.allowScripts))).toEqual([])
})

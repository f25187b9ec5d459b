import { runChild } from './child.mjs'
import { setUp } from './setup.mjs'
import { childEnvironment } from './where.mjs'

/** `node build/run.mjs FILE …`: sets up, then runs a TypeScript file on the product's Node. Prints nothing itself. */
const [file, ...parameters] = process.argv.slice(2)
if (!file) {
  process.stderr.write('Which file? node build/run.mjs FILE …\n')
  process.exit(2)
}
const node = setUp()
process.exitCode = await runChild(node, [file, ...parameters], { cwd: process.cwd(), env: childEnvironment(node) })

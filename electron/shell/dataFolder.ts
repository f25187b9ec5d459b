import path from 'node:path'

/** Where the books are kept when nobody says otherwise. `npm start` has the same rule in build/startOptions.mjs. */
export function dataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'win32':
      return path.win32.join(environment.APPDATA ?? path.win32.join(home, 'AppData', 'Roaming'), 'Konvwa')
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support', 'Konvwa')
    default:
      return path.posix.join(environment.XDG_DATA_HOME || path.posix.join(home, '.local', 'share'), 'konvwa')
  }
}

/**
 * Whether a lock file names this platform's binaries. Of every package that comes in one piece per platform,
 * at least one piece for this platform must be in the lock.
 * @param {{ packages?: Record<string, { optionalDependencies?: Record<string, string> }> }} lock
 * @param {string} platform
 * @param {string} arch
 */
export function lockCovers(lock, platform, arch) {
  const packages = Object.entries(lock.packages ?? {})
  const names = new Set(packages.map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 13)))
  return packages.every(([, entry]) => {
    const pieces = Object.keys(entry.optionalDependencies ?? {}).filter(name => isFor(name, platform, arch))
    return pieces.length === 0 || pieces.some(name => names.has(name))
  })
}

/** @param {string} name @param {string} platform @param {string} arch */
function isFor(name, platform, arch) {
  const words = name.split(/[-/.]/)
  const platforms = platform === 'win32' ? ['win32', 'windows', 'win'] : [platform]
  return words.some(word => platforms.includes(word)) && words.includes(arch)
}

const eightWeeks = 8 * 7 * 24 * 60 * 60 * 1000

/**
 * Whether Electron's major came out too long ago to be released with today.
 * @param {string | undefined} releasedAt
 * @param {number} now milliseconds since 1970
 */
export const isTooOld = (releasedAt, now) => releasedAt === undefined || now - Date.parse(releasedAt) > eightWeeks

/** How each fuse must stand in a program that leaves the house. */
const wanted = {
  RunAsNode: 'Disabled',
  EnableCookieEncryption: 'Enabled',
  EnableNodeOptionsEnvironmentVariable: 'Disabled',
  EnableNodeCliInspectArguments: 'Disabled',
  EnableEmbeddedAsarIntegrityValidation: 'Enabled',
  OnlyLoadAppFromAsar: 'Enabled',
  GrantFileProtocolExtraPrivileges: 'Disabled',
}

/**
 * What is wrong with the fuses, from the words of `electron-fuses read`.
 * @param {string} output
 */
export const fuseFaults = output =>
  Object.entries(wanted)
    .filter(([fuse, state]) => !output.includes(`${fuse} is ${state}`))
    .map(([fuse, state]) => `the fuse ${fuse} is not ${state.toLowerCase()}`)

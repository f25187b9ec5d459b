import manifest from '../package.json' with { type: 'json' }

/** The version that head office and the logs are told. */
export const application: string = manifest.version

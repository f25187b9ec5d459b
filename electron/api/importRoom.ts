import { type ImportFiles, openImportFiles } from '../workers/importFiles.ts'

/** Where imports are prepared: the files of each person. */
export interface ImportRoom {
  readonly files: ImportFiles
  close(): Promise<void>
}

export function openImportRoom({ folder }: { folder: string }): ImportRoom {
  return { files: openImportFiles(folder), close: async () => {} }
}

import { fileExtension } from '../../../shared/sync/file/head.ts'

/** By its name; what is in it is looked at when it is taken. */
export const isOurs = (file: File): boolean => file.name.toLowerCase().endsWith(fileExtension)

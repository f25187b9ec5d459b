import { ByteReader, ByteWriter } from './bytes.ts'

/** How the disk of a computer stands, in bytes; a part of a round trip carries it in kilobytes. */
export interface Vitals {
  readonly diskFree: number
  readonly diskSize: number
  /** The database with what is not checkpointed yet. */
  readonly database: number
}

const kilo = 1024

export const vitalsBytes = ({ diskFree, diskSize, database }: Vitals): Uint8Array =>
  [diskFree, diskSize, database]
    .reduce((writer, bytes) => writer.number(Math.floor(bytes / kilo)), new ByteWriter())
    .done()

/** @throws Malformed */
export function readVitals(bytes: Uint8Array): Vitals {
  const reader = new ByteReader(bytes)
  return { diskFree: reader.number() * kilo, diskSize: reader.number() * kilo, database: reader.number() * kilo }
}

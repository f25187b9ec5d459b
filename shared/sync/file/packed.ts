import { ByteWriter } from '../wire/bytes.ts'

/** Messages one after the other, whole, in as few bodies as hold them; one body at least. */
export function packed(messages: readonly Uint8Array[], mostBytes: number): Uint8Array[] {
  const bodies: Uint8Array[] = []
  let writer = new ByteWriter()
  for (const message of messages) {
    if (writer.length > 0 && writer.length + message.length > mostBytes) {
      bodies.push(writer.done())
      writer = new ByteWriter()
    }
    writer.put(message)
  }
  return [...bodies, writer.done()]
}

import { partBytes } from '../../../shared/imports/upload.ts'

/** Reads a file part by part and hands each to `send`, base64; stops between two parts where `signal` says so. */
export async function upload(
  file: Blob,
  send: (part: { offset: number; data: string }) => Promise<unknown>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (sent: number) => void },
): Promise<void> {
  for (let offset = 0; offset < file.size; offset += partBytes) {
    signal.throwIfAborted()
    const part = file.slice(offset, offset + partBytes)
    await send({ offset, data: await base64Of(part) })
    onProgress(offset + part.size)
  }
}

/** Letters after the comma of a data address. */
function base64Of(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '')
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(part)
  })
}

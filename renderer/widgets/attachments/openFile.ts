/** The bytes as a file of the page, to be shown or saved; whoever asks lets go of it with `URL.revokeObjectURL`. */
export const fileAddress = (content: { bytes: string; mediaType: string }): string =>
  URL.createObjectURL(
    new Blob([Uint8Array.from(atob(content.bytes), letter => letter.charCodeAt(0))], { type: content.mediaType }),
  )

/** Saves it under its name, as a download of the page. */
export function saveFile(content: { name: string; bytes: string; mediaType: string }): void {
  const address = fileAddress(content)
  const link = document.createElement('a')
  link.href = address
  link.download = content.name
  link.click()
  // The download has begun by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}

import { mostPictureBytes, mostThumbnailBytes } from '../../../shared/attachments/limits.ts'

/** A picture no wider or higher than this shows a cheque, a slip or a broken crate well enough. */
const widest = 1600
const thumbnailWidest = 160
const qualities = [0.82, 0.7, 0.58, 0.46, 0.34, 0.25]
const smaller = 0.75

export interface ReadyFile {
  readonly name: string
  /** Base64. */
  readonly bytes: string
  readonly thumbnail: string
}

/**
 * A file as it may be attached: a picture drawn anew as a JPEG that fits (which leaves place, camera and whatever hid in it behind) with a
 * small one beside it; a PDF as it is. What no browser can draw goes on as it is, to be refused in a sentence.
 */
export async function ready(file: File): Promise<ReadyFile> {
  const picture = file.type.startsWith('image/') ? await drawable(file) : null
  if (!picture) return { name: file.name, bytes: await base64(file), thumbnail: '' }
  try {
    const bytes = await fitting(picture, widest, mostPictureBytes)
    const thumbnail = await fitting(picture, thumbnailWidest, mostThumbnailBytes)
    return { name: file.name, bytes: await base64(bytes), thumbnail: await base64(thumbnail) }
  } finally {
    picture.close()
  }
}

const drawable = (file: File): Promise<ImageBitmap | null> => createImageBitmap(file).catch(() => null)

async function fitting(picture: ImageBitmap, longest: number, most: number): Promise<Blob> {
  let side = Math.min(longest, Math.max(picture.width, picture.height))
  for (;;) {
    for (const quality of qualities) {
      const drawn = await asJpeg(picture, side, quality)
      if (drawn.size <= most) return drawn
    }
    side = Math.max(1, Math.floor(side * smaller))
  }
}

function asJpeg(picture: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = side / Math.max(picture.width, picture.height)
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser cannot draw')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}

/** Without a call stack of a million letters. */
async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let place = 0; place < bytes.length; place += piece)
    text += String.fromCharCode(...bytes.subarray(place, place + piece))
  return btoa(text)
}

const piece = 8192

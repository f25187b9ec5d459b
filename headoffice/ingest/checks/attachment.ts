import { safeFileName } from '../../../shared/attachments/fileName.ts'
import { mostThumbnailBytes } from '../../../shared/attachments/limits.ts'
import { mediaTypes } from '../../../shared/attachments/mediaType.ts'
import { mostBytesOf } from '../../../shared/attachments/rules.ts'
import { problem, type TableCheck } from '../check.ts'

/** A file on a record: its name is one on every system, its size and its small picture within their limits, and nothing of it ever changes. */
export const attachment: TableCheck = {
  change: (_judging, change) => {
    if (change.op === 'update') return problem('not-yours-to-write', change)
    if (change.op === 'delete') return null
    const { name, media_type, size, sha256, thumbnail } = change.values
    const type = mediaTypes.find(each => each === media_type)
    if (type === undefined) return problem('bad-value', change, 'media_type')
    if (typeof size !== 'number' || size < 1 || size > mostBytesOf(type)) return problem('bad-value', change, 'size')
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return problem('bad-value', change, 'sha256')
    if (typeof name !== 'string' || safeFileName(name, type) !== name) return problem('bad-value', change, 'name')
    if (typeof thumbnail !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(thumbnail))
      return problem('bad-value', change, 'thumbnail')
    return thumbnail.length > Math.ceil(mostThumbnailBytes / 3) * 4 ? problem('bad-value', change, 'thumbnail') : null
  },
}

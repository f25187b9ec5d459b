import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: string | Buffer
  /** What the directory says of it, over what is true. */
  readonly lies?: { readonly size?: number; readonly flags?: number; readonly at?: number }
}

/** A zip file of these parts, each deflated. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, content, lies = {} } of parts) {
    const plain = typeof content === 'string' ? Buffer.from(content) : content
    const packed = deflateRawSync(plain, { level: 9 })
    const title = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(lies.flags ?? 0, 2)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(crc32(plain), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(lies.size ?? plain.length, 18)
    about.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, title, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(lies.at ?? at, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, title]))
    files.push(local)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const sheetOpen = '<?xml version="1.0"?><worksheet><sheetData>'
const sheetClose = '</sheetData></worksheet>'

/** A workbook of one sheet with these rows (XML), and what else is given over its usual parts. */
export function makeWorkbook(rows: string | Buffer, over: readonly ZipPart[] = []): Buffer {
  const sheet = Buffer.concat([Buffer.from(sheetOpen), Buffer.from(rows), Buffer.from(sheetClose)])
  const usual: ZipPart[] = [
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="Fèy 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ]
  return makeZip([...usual.filter(({ name }) => !over.some(part => part.name === name)), ...over])
}

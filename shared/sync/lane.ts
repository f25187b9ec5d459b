/**
 * One character while they last, then two: `1`…`9`, `A`…`Y`, then `10`, `11` … `YZ`. A device keeps its lane for ever. What begins with Z
 * belongs to desks that work alone.
 */
export function laneOf(device: number): string {
  const place = device - firstDevice
  const single = singles[place]
  if (single !== undefined) return single
  const rest = place - singles.length
  const first = singles[Math.floor(rest / digits.length)]
  const second = digits[rest % digits.length]
  if (first === undefined || second === undefined) throw new RangeError('head office has no lane left to give')
  return first + second
}

const firstDevice = 2
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const singles = digits.slice(1, -1)

/** An EAN-13 of the range that GS1 leaves for use within a company (200…), with its check digit. */
export function barcodeOf(count: number): string {
  const digits = `2009${String(count).padStart(8, '0')}`
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return digits + String((10 - (sum % 10)) % 10)
}

/** One equation that need not hold exactly: the factors times the unknowns are about the sum. */
export interface Equation {
  readonly factors: readonly number[]
  readonly sum: number
}

/** The unknowns that make the sum of squared faults least: Gauss's normal equations, by elimination with pivots. */
export function leastSquares(equations: readonly Equation[]): number[] {
  const count = equations[0]?.factors.length ?? 0
  const rows = Array.from({ length: count }, (_, row) => [
    ...Array.from({ length: count }, (_, column) => total(equations, each => at(each, row) * at(each, column))),
    total(equations, each => at(each, row) * each.sum),
  ])
  for (let column = 0; column < count; column += 1) eliminate(rows, column)
  return rows.map((row, place) => (row[count] ?? 0) / (row[place] ?? 1))
}

function eliminate(rows: number[][], column: number): void {
  const below = rows.slice(column)
  const best = below.reduce((a, b) => (Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a))
  const place = rows.indexOf(best)
  ;[rows[column], rows[place]] = [best, rows[column] ?? best]
  for (const row of rows) {
    if (row === best) continue
    const times = (row[column] ?? 0) / (best[column] ?? 1)
    for (let each = column; each < row.length; each += 1) row[each] = (row[each] ?? 0) - times * (best[each] ?? 0)
  }
}

const at = (equation: Equation, place: number): number => equation.factors[place] ?? 0
const total = (equations: readonly Equation[], of: (each: Equation) => number): number =>
  equations.reduce((sum, each) => sum + of(each), 0)

/**
 * Names for prepared statements, one for each text: PostgreSQL reads a statement once a connection and remembers it by its name. Only for texts
 * that are written in the program: one that carries values in itself would be remembered for ever.
 */
export function statementNames(): (text: string) => string {
  const names = new Map<string, string>()
  return text => {
    const known = names.get(text)
    if (known !== undefined) return known
    const name = `k${names.size + 1}`
    names.set(text, name)
    return name
  }
}

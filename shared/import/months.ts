/** Month names as tables write them, without accents: English, French, Haitian Creole, Spanish, Portuguese. */
const names: readonly (readonly string[])[] = [
  ['january', 'janvier', 'janvye', 'enero', 'janeiro'],
  ['february', 'fevrier', 'fevriye', 'febrero', 'fevereiro'],
  ['march', 'mars', 'mas', 'marzo', 'marco'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'me', 'mayo', 'maio'],
  ['june', 'juin', 'jen', 'junio', 'junho'],
  ['july', 'juillet', 'jiye', 'julio', 'julho'],
  ['august', 'aout', 'out', 'agosto'],
  ['september', 'septembre', 'septanm', 'septiembre', 'setembro'],
  ['october', 'octobre', 'oktob', 'octubre', 'outubro'],
  ['november', 'novembre', 'novanm', 'noviembre', 'novembro'],
  ['december', 'decembre', 'desanm', 'diciembre', 'dezembro'],
]

/** The month, 1…12, that a folded word names in full or by at least three letters that begin one month only; else null. */
export function monthNamed(word: string): number | null {
  return known.get(word) ?? null
}

function everyName(): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  const unclear = new Set<string>()
  const all = names.flatMap((of, index) => of.map(name => ({ name, month: index + 1 })))
  for (const { name, month } of all)
    for (let letters = 3; letters < name.length; letters += 1) {
      const beginning = name.slice(0, letters)
      if ((months.get(beginning) ?? month) !== month) unclear.add(beginning)
      months.set(beginning, month)
    }
  for (const beginning of unclear) months.delete(beginning)
  for (const { name, month } of all) months.set(name, month)
  return months
}

const known = everyName()

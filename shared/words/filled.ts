/** A text with its `{{names}}` filled in; empty where a value is missing. */
export function filled(text: string, values: object): string {
  const named = new Map(Object.entries(values))
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(named.get(name) ?? ''))
}

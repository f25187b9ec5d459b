export type Listener = (tables: ReadonlySet<string>) => void

export interface Changes {
  /** Calls `listener` after every commit with the names of the tables it wrote, local ones included; answers how to stop. */
  watch(listener: Listener): () => void
  tell(tables: ReadonlySet<string>): void
}

/** Who wants to know that something was written. A listener that throws takes nothing from the others, nor from the writer. */
export function changesOf(): Changes {
  const listeners = new Set<Listener>()
  return {
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell(tables) {
      for (const listener of listeners)
        queueMicrotask(() => {
          if (listeners.has(listener)) listener(tables)
        })
    },
  }
}

import { anyFiles } from './attachedFiles.ts'
import type { Player, Scene } from './scene.ts'
import { revive, synced } from './steps.ts'

/** Everybody syncs until nothing moves; who has nothing to say and nothing to hear is not asked again. */
export interface Settling {
  /** So often, one after the other. */
  sync(times: number): Promise<void>
  /** Next time everybody syncs, whatever seems to be: head office may have something to say that its log does not show. */
  doubt(): void
}

export function settling(scene: Scene): Settling {
  const quiet = new Map<Player, string>()
  /** What was written at head office and here: while it is as after a sync that came through another one has nothing to carry. */
  const stand = async ({ desk }: Player): Promise<string> => `${desk.turns()} ${await logged(scene)}`
  return {
    sync: async times => {
      // Their pieces move without a word in the log.
      const files = await anyFiles(scene)
      for (let time = 0; time < times; time += 1) {
        for (const player of scene.players) {
          if (!files && quiet.get(player) === (await stand(player))) continue
          quiet.delete(player)
          const trouble = await synced(player)
          await revive(scene, player)
          if (trouble === '') quiet.set(player, await stand(player))
        }
      }
    },
    doubt: () => quiet.clear(),
  }
}

/** How many entries head office's log has. */
export async function logged({ world }: Scene): Promise<string | undefined> {
  const [counted] = await world.office.ask<{ entries: string }>('SELECT sum(last) AS entries FROM scope_counter')
  return counted?.entries
}

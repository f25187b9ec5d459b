import { statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Value } from '../../../db/statements.ts'
import { clockEpoch } from '../../../shared/sync/clock.ts'
import type { Mutant } from '../mutant.ts'
import { intercepted, rewritten } from './intercept.ts'

/** In a clock's own unit. A clock that is a year off is told by other oracles. */
const day = 24 * 60 * 60_000 * 4096

/** What could be wrong at a desk. */
export const deskMutants: readonly Mutant[] = [
  {
    name: 'cursor-outside',
    about: 'The cursor is saved before the page that it stands for.',
    caughtBy: ['replicas equal', 'contiguous cursors', 'queue drained'],
    from: 12,
    desk: {
      turn: (turn, disk) => {
        disk.kept.delete('cursor')
        return intercepted(turn, /^INSERT INTO scope_cursor/, {
          run: (values, real) => {
            disk.kept.set('cursor', values)
            return real()
          },
        })
      },
      killed: (disk, copy) => {
        const values = disk.kept.get('cursor')
        if (!Array.isArray(values)) return
        const database = new Database(path.join(copy, 'konvwa.db'))
        const [scope, cursor, reaches]: Value[] = values
        database.prepare('UPDATE scope_cursor SET cursor = ?, reaches = ? WHERE scope = ?').run(cursor, reaches, scope)
        database.close()
      },
    },
  },
  {
    name: 'half-a-page',
    about: 'Of a page some rows are left out, and the cursor moves all the same.',
    caughtBy: ['replicas equal', 'nothing broke'],
    desk: {
      turn: (turn, disk) =>
        intercepted(turn, /^(INSERT INTO|UPDATE) (customer|contact|sales_order|order_line|record_event)\b/, {
          run: (_, real) => {
            const count = Number(disk.kept.get('rows') ?? 0) + 1
            disk.kept.set('rows', count)
            return count % 9 === 0 ? undefined : real()
          },
        }),
    },
  },
  {
    name: 'apply-not-muted',
    about: 'What head office sent is captured as if it had been saved here.',
    caughtBy: ['nothing broke', 'exactly once'],
    desk: { turn: turn => rewritten(turn, 'UPDATE capture SET muted = 1', 'UPDATE capture SET muted = 0') },
  },
  {
    name: 'no-overlay',
    about: 'A download writes over what is saved here and not yet answered.',
    caughtBy: ['own changes visible', 'replicas equal'],
    desk: {
      turn: turn => intercepted(turn, /^SELECT 1 FROM change WHERE pending = 1 LIMIT 1$/, { get: () => undefined }),
    },
  },
  {
    name: 'rejected-looks-synced',
    about: 'A rejected transaction is shown as accepted.',
    caughtBy: ['needs attention'],
    desk: {
      database: `CREATE TRIGGER IF NOT EXISTS pretend AFTER UPDATE OF state ON tx WHEN new.state = 'rejected'
        BEGIN UPDATE tx SET state = 'accepted' WHERE number = new.number; END`,
    },
  },
  {
    name: 'refusal-not-shown',
    about: 'What was refused does not come before a person.',
    caughtBy: ['needs attention'],
    desk: {
      database: `CREATE TRIGGER IF NOT EXISTS hush BEFORE INSERT ON refusal WHEN new.tx % 3 = 0
        BEGIN SELECT RAISE(IGNORE); END`,
    },
  },
  {
    name: 'told-before-durable',
    about: 'A person is told that something is saved before the disk has it.',
    // The program itself sees that its books end before their mark, and takes them for put back.
    caughtBy: ['nothing lost', 'replicas equal', 'contiguous cursors', 'exactly once'],
    desk: {
      killed: (_, copy) => {
        const log = path.join(copy, 'konvwa.db-wal')
        const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
        if (size > 0) truncateSync(log, size - 1)
      },
    },
  },
  {
    name: 'ids-given-twice',
    about: 'After a kill the ids that were given last are given again.',
    caughtBy: ['nothing broke', 'exactly once', 'nothing lost'],
    desk: {
      killed: (_, copy) => {
        const database = new Database(path.join(copy, 'konvwa.db'))
        database.exec('UPDATE capture SET last_id = max(0, last_id - 3)')
        database.close()
      },
    },
  },
  {
    name: 'verdict-lost',
    about: 'A verdict that came is not written down at the desk.',
    caughtBy: ['queue drained'],
    desk: {
      database: `CREATE TRIGGER IF NOT EXISTS overhear BEFORE UPDATE OF state ON tx
        WHEN new.state = 'accepted' AND new.number % 4 = 0 BEGIN SELECT RAISE(IGNORE); END`,
    },
  },
  {
    name: 'wall-clock',
    about: "The last writer is decided by the computers' own clocks.",
    caughtBy: ['last writer'],
    from: 2,
    desk: {
      database: `CREATE TRIGGER IF NOT EXISTS wall_clock AFTER INSERT ON tx
        WHEN abs((new.at - ${clockEpoch}) * 4096 - new.clock) < ${day}
        BEGIN UPDATE tx SET clock = (new.at - ${clockEpoch}) * 4096 WHERE number = new.number; END`,
    },
  },
  {
    name: 'success-assumed',
    about: 'An exchange that broke off is taken for one that came through.',
    caughtBy: ['nothing lost', 'needs attention'],
    from: 6,
    desk: {
      brokenOff: disk =>
        disk.write(({ statement }) => {
          statement(`UPDATE tx SET state = 'accepted' WHERE state = 'sealed'`).run()
          statement('UPDATE sync_state SET answered_tx = sealed_tx, answered_frame = sealed_frame').run()
        }),
    },
  },
  {
    name: 'stick-taken-for-sent',
    about: 'What was written into a file to be carried is taken for sent and accepted.',
    caughtBy: ['nothing lost', 'needs attention'],
    from: 8,
    desk: {
      database: `CREATE TRIGGER IF NOT EXISTS sent AFTER INSERT ON file_written BEGIN
        UPDATE tx SET state = 'accepted' WHERE state = 'sealed';
        UPDATE sync_state SET answered_tx = sealed_tx, answered_frame = sealed_frame; END`,
    },
  },
  {
    name: 'file-believed-sent',
    about: 'A computer believes that head office has the bytes of a file as soon as it hangs on a record.',
    caughtBy: ['attached files'],
    from: 2,
    desk: {
      database: `CREATE TRIGGER IF NOT EXISTS believe AFTER INSERT ON blob WHEN new.here = new.size
        BEGIN UPDATE blob SET at_office = size WHERE sha256 = new.sha256; END`,
    },
  },
  {
    name: 'sent-under-a-new-number',
    about: 'What was sent and not answered is sent once more under a new number.',
    caughtBy: ['exactly once'],
    desk: {
      brokenOff: disk =>
        disk.write(({ statement }) => {
          const sealed = statement<{ number: number }>(
            `SELECT number FROM tx WHERE state = 'sealed' ORDER BY number`,
          ).all()
          for (const { number } of sealed) {
            statement('UPDATE capture SET last_tx = last_tx + 1').run()
            const before = statement<{ n: number }>('SELECT max(n) AS n FROM change').get()?.n ?? 0
            statement(
              `INSERT INTO change (tx, tbl, id, sub, op, base, cols, old, pending)
               SELECT (SELECT last_tx FROM capture), tbl, id, sub, op, base, cols, old, 0 FROM change WHERE tx = ? ORDER BY n`,
            ).run(number)
            statement(
              `INSERT INTO tx (number, clock, person, why, "right", batch, at, first_change, last_change, bytes, changes_through, bytes_through)
               SELECT (SELECT last_tx FROM capture), clock, person, why, "right", batch, at, ?, (SELECT max(n) FROM change), bytes,
                 changes_through, bytes_through FROM tx WHERE number = ?`,
            ).run(before + 1, number)
          }
        }),
    },
  },
]

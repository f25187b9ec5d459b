import type { Queryable, Store } from '../../../headoffice/store/pool.ts'
import type { Mutant } from '../mutant.ts'

/** What could be wrong at head office. */
export const officeMutants: readonly Mutant[] = [
  {
    name: 'no-dedupe',
    about: 'What comes twice counts twice.',
    caughtBy: ['exactly once'],
    database: `
      ALTER TABLE device_tx DROP CONSTRAINT device_tx_pkey;
      ALTER TABLE device_frame DROP CONSTRAINT device_frame_pkey;
      CREATE FUNCTION forget_head() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.last_frame := OLD.last_frame; NEW.last_hash := OLD.last_hash; NEW.last_transaction := OLD.last_transaction;
        RETURN NEW;
      END $$;
      CREATE TRIGGER forget_head BEFORE UPDATE OF last_frame ON device FOR EACH ROW WHEN (NEW.last_frame % 3 = 0)
        EXECUTE FUNCTION forget_head()`,
    store: answeringNothing(/SELECT number, hash FROM device_tx/),
  },
  {
    name: 'answer-before-commit',
    about: 'Head office answers before what it answers is durable, and ends.',
    caughtBy: ['nothing lost', 'replicas equal'],
    store: forgetting(7),
  },
  {
    name: 'sequence-cursor',
    about: 'Numbers come from a PostgreSQL sequence instead of a counter that stays locked until commit.',
    caughtBy: ['contiguous cursors'],
    from: 6,
    database: `
      CREATE TABLE drawn (scope text PRIMARY KEY, name text NOT NULL);
      DO $$ DECLARE counter record; BEGIN
        FOR counter IN SELECT scope, row_number() OVER () AS place FROM scope_counter LOOP
          EXECUTE format('CREATE SEQUENCE drawn_%s', counter.place);
          INSERT INTO drawn VALUES (counter.scope, 'konvwa.drawn_' || counter.place);
        END LOOP;
        EXECUTE regexp_replace(pg_get_functiondef('commit_changes(jsonb, json, jsonb)'::regprocedure),
          'INSERT INTO scope_counter.*?INTO base;',
          'SELECT min(nextval(d.name::regclass)) - 1 INTO base FROM drawn d, generate_series(1, taken.entries) WHERE d.scope = taken.scope;');
      END $$;
      GRANT SELECT ON drawn TO konvwa_reader, konvwa_service;
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA konvwa TO konvwa_reader, konvwa_service`,
    beforeEach: `SELECT setval(d.name::regclass, c.last) FROM drawn d JOIN scope_counter c USING (scope)`,
    beforeOracles: `UPDATE scope_counter c SET last = (SELECT max(sequence) FROM change_log l WHERE l.scope = c.scope)
      WHERE EXISTS (SELECT 1 FROM change_log l WHERE l.scope = c.scope)`,
    store: store => ({
      ...store,
      reading: (scopes, text, values) =>
        store.reading(
          scopes,
          text.replace(
            'JOIN scope_counter c',
            'JOIN (SELECT scope, pg_sequence_last_value(name::regclass) AS last FROM konvwa.drawn) c',
          ),
          values,
        ),
    }),
  },
  {
    name: 'verdict-not-kept',
    about: 'A transaction takes effect and its verdict is not written down.',
    caughtBy: ['nothing lost'],
    database: `
      CREATE FUNCTION forget_verdict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      CREATE TRIGGER forget_verdict BEFORE INSERT ON device_tx FOR EACH ROW
        WHEN (NEW.number % 5 = 0 AND NEW.verdict = 'accepted') EXECUTE FUNCTION forget_verdict()`,
  },
  {
    name: 'held-for-ever',
    about: 'What is held is never tried again.',
    caughtBy: ['queue drained', 'replicas equal'],
    from: 90,
    store: answeringNothing(/SELECT t\.body FROM device_tx t JOIN waiting_for/),
  },
  {
    name: 'deletion-not-told',
    about: 'The log does not say that a row was taken away.',
    caughtBy: ['replicas equal', 'nothing lost'],
    database: `
      CREATE FUNCTION keep_quiet() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.rows := coalesce((SELECT json_agg(r) FROM json_array_elements(NEW.rows) r WHERE r ->> 'o' <> 'delete'), '[]');
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_quiet BEFORE INSERT ON change_log FOR EACH ROW EXECUTE FUNCTION keep_quiet()`,
  },
  {
    name: 'tombstone-forgotten',
    about: 'Head office does not remember what was removed, so that what comes late waits for it for ever.',
    caughtBy: ['queue drained', 'replicas equal', 'exactly once', 'attached files'],
    database: `
      CREATE FUNCTION forget_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        DELETE FROM row_state WHERE tbl = NEW.tbl AND id = NEW.id AND sub = NEW.sub;
        RETURN NULL;
      END $$;
      CREATE TRIGGER forget_row AFTER UPDATE OF deleted ON row_state FOR EACH ROW WHEN (NEW.deleted) EXECUTE FUNCTION forget_row()`,
  },
  {
    name: 'half-a-transaction',
    about: 'Of an order the second line does not take effect.',
    caughtBy: ['sums conserved', 'replicas equal', 'nothing lost'],
    database: `
      CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      CREATE TRIGGER leave_out BEFORE INSERT ON row_state FOR EACH ROW WHEN (NEW.tbl = 31 AND NEW.sub = 2)
        EXECUTE FUNCTION leave_out()`,
  },
  {
    name: 'loser-not-told',
    about: 'Whose value lost against another is not told what stands.',
    caughtBy: ['replicas equal', 'nothing lost'],
    database: `
      CREATE FUNCTION as_sent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.exact := true; RETURN NEW; END $$;
      CREATE TRIGGER as_sent BEFORE INSERT ON change_log FOR EACH ROW EXECUTE FUNCTION as_sent()`,
  },
  {
    name: 'page-begins-late',
    about: 'News is read from one entry too far on.',
    caughtBy: ['contiguous cursors', 'queue drained'],
    store: store => ({
      ...store,
      reading: (scopes, text, values) =>
        store.reading(scopes, text.replace('l.sequence > news.cursor', 'l.sequence > news.cursor + 1'), values),
    }),
  },
  {
    name: 'fact-twice',
    about: 'A fact is counted a second time under another id.',
    caughtBy: ['sums conserved', 'replicas equal'],
    database: `
      CREATE FUNCTION write_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.id := NEW.id + 1000000000;
        INSERT INTO row_state SELECT (NEW).*;
        NEW.id := NEW.id - 1000000000;
        RETURN NEW;
      END $$;
      CREATE TRIGGER write_twice BEFORE INSERT ON row_state FOR EACH ROW
        WHEN (NEW.tbl = 40 AND NEW.id % 5 = 0 AND NEW.id % 34359738368 < 1000000000) EXECUTE FUNCTION write_twice()`,
  },
  {
    name: 'decision-not-kept',
    about: 'What a person decided about a refused transaction does not reach head office.',
    caughtBy: ['needs attention'],
    store: answeringNothing(/UPDATE device_tx t SET decided/),
  },
]

/** These queries find nothing and do nothing. */
function answeringNothing(pattern: RegExp): (store: Store) => Store {
  return store => ({
    ...store,
    query: async (text, values) => (pattern.test(text) ? [] : store.query(text, values)),
    transaction: work =>
      store.transaction(on =>
        work({ query: async (text, values) => (pattern.test(text) ? [] : on.query(text, values)) }),
      ),
  })
}

class Unwritten extends Error {}

/** Every so often a transaction is rolled back and its result handed out all the same. */
function forgetting(every: number): (store: Store) => Store {
  return store => {
    let count = 0
    async function transaction<T>(work: (on: Queryable) => Promise<T>): Promise<T> {
      const results: T[] = []
      try {
        return await store.transaction(async on => {
          const result: T = await work(on)
          count += 1
          if (count % every > 0) return result
          results.push(result)
          throw new Unwritten()
        })
      } catch (error) {
        const [result] = results
        if (error instanceof Unwritten && result !== undefined) return result
        throw error
      }
    }
    return { ...store, transaction }
  }
}

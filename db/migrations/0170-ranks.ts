/**
 * What is urgent goes before what was taken over in batches. `ahead`: was sealed while something older still waited. The indexes hold only what
 * is on its way, so that an ordinary save and a hundred thousand waiting transactions cost what they did.
 */
export const ranks = {
  number: 170,
  sql: `
ALTER TABLE tx ADD COLUMN rank INTEGER NOT NULL DEFAULT 0 CHECK (rank IN (0, 1, 2));
ALTER TABLE tx ADD COLUMN ahead INTEGER NOT NULL DEFAULT 0 CHECK (ahead IN (0, 1));
UPDATE tx SET rank = 2 WHERE batch IS NOT NULL AND why <> 'setup.join';
CREATE INDEX tx_waiting ON tx (rank, number, bytes) WHERE state = 'waiting';
CREATE INDEX tx_sealed ON tx (frame) WHERE state = 'sealed';
CREATE INDEX tx_ahead ON tx (number) WHERE ahead = 1;
`,
}

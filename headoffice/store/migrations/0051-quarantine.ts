/** What a person at head office decided about a stopped computer's request: let in (its changes were judged as all others are) or discarded. The bytes stay. */
export const quarantine = `
ALTER TABLE quarantine
  ADD COLUMN decided text CHECK (decided IN ('let-in', 'discarded')),
  ADD COLUMN decided_at bigint,
  ADD COLUMN decided_by bigint,
  ADD CHECK ((decided IS NULL) = (decided_at IS NULL) AND (decided IS NULL) = (decided_by IS NULL));
CREATE INDEX quarantine_open ON quarantine (device) WHERE decided IS NULL;
`

/**
 * What a computer needs that was away for longer than head office keeps its log. cut_scope: scopes that it takes anew from a snapshot, until it has been
 * compared with head office since. laid_row: rows of a snapshot that came under unanswered changes; head office's values there are newer than what a late
 * verdict speaks of. base: where the snapshot stood from which a scope was begun; no kept answer reaches further back.
 */
export const behindTheLog = {
  number: 220,
  sql: `
CREATE TABLE cut_scope (scope TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE laid_row (tbl INTEGER NOT NULL, id INTEGER NOT NULL, sub INTEGER NOT NULL, PRIMARY KEY (id, tbl, sub)) STRICT;
ALTER TABLE scope_cursor ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
`,
}

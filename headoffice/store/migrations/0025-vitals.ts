/** How the disk of each computer stands, in bytes, as it last said. */
export const vitals = `
ALTER TABLE device ADD COLUMN disk_free bigint, ADD COLUMN disk_size bigint, ADD COLUMN database_size bigint, ADD COLUMN vitals_at bigint;
`

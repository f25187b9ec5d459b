/** Where each scope ended when another history of head office began: what a desk has beyond that, and cannot prove, it reads again from there. */
export const epochs = `
CREATE TABLE epoch_begun (epoch bigint NOT NULL, scope text NOT NULL, last bigint NOT NULL, PRIMARY KEY (epoch, scope));
GRANT SELECT, INSERT ON epoch_begun TO konvwa_service;
`

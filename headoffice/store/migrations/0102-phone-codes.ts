/** Which number was set aside for whoever asked by phone, so that the same question is answered alike. */
export const phoneCodes = `
CREATE TABLE phone_code (
  device integer NOT NULL,
  question text NOT NULL,
  number integer NOT NULL,
  given_at bigint NOT NULL,
  given_by bigint NOT NULL,
  PRIMARY KEY (device, question)
);
GRANT SELECT, INSERT ON phone_code TO konvwa_service;
`

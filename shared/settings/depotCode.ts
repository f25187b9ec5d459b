/** Three letters or digits: it stands in every document number. */
export const isDepotCode = (code: string): boolean => /^[A-Z0-9]{3}$/.test(code)

/** At most so many rows of a list go on paper: about sixty pages. */
export const mostTableRows = 2000

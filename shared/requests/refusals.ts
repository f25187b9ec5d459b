/** gone: the row is no longer there. changed-since: it has changed since it was asked; look again. not-yours: somebody else asked. */
export const requestRefusals = ['already-answered', 'gone', 'changed-since', 'not-yours'] as const

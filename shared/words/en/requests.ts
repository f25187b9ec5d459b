export const requests = {
  status: {
    open: 'Not answered yet',
    accepted: 'Accepted',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
  },
  block: {
    'already-answered': 'This request was answered already.',
    gone: 'The record that the request is about is no longer there. Refuse it with a sentence.',
    'changed-since': 'The record has changed since this was asked. Look at the new values, then decide again.',
  },
}

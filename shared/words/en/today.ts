export const today = {
  urgency: {
    'past-cutoff': 'Past the cut-off',
    'before-cutoff': 'Before the cut-off',
    'over-limit': 'Over the limit',
    'on-hold': 'On hold',
    refused: 'Refused',
    conflict: 'Two values',
    request: 'Request',
    draft: 'Old draft',
  },
}

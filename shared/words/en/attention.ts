export const attention = {
  kind: {
    refused: 'Refused by head office',
    held: 'Waits for something else',
    conflict: 'Changed in two places',
    request: 'Asked of head office',
  },
  conflict: {
    'same-field': 'Two computers changed the same thing while apart.',
    'edited-deleted': 'One computer changed it while another took it away.',
    'duplicate-customer': 'Two customers look like the same one.',
    'cancelled-changed': 'The order was cancelled on one computer and changed on another.',
  },
  block: {
    'not-refused': 'This does not stand as refused any more; somebody has seen to it.',
    'nothing-left': 'Nothing of this change is left to send: the records have other values now.',
    'already-resolved': 'Somebody has decided this already.',
    'not-answered': 'Something that builds on it is still on its way to head office. Sync first, then decide.',
    gone: 'The record is no longer there. Enter the value again where it belongs.',
    'not-possible': 'The order can no longer take this value. Keep the other one and change the order by hand.',
  },
}

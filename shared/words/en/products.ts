export const products = {
  proposed: 'Asked of head office, not answered yet',
}

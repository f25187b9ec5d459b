export const priceLists = {
  for: {
    everybody: 'For every customer',
    customerClass: 'For one kind of customer',
    zone: 'For one zone',
  },
}

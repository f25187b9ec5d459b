export const search = {
  table: {
    customer: 'Customer',
    sales_order: 'Order',
    product: 'Product',
  },
}

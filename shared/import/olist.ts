import { mappingProfile } from './mappingProfile.ts'

/**
 * Olist's public tables of Brazilian online orders. A customer is who `customer_unique_id` says: `customer_id` is another at every order. Each piece
 * has a row of its own there; pieces of one product at one price become one line. Products have no name but their category.
 */
export const olist = mappingProfile(
  {
    name: 'olist',
    currency: 'BRL',
    tables: {
      orders: { file: 'olist_orders_dataset.csv' },
      items: { file: 'olist_order_items_dataset.csv' },
      customers: { file: 'olist_customers_dataset.csv' },
      products: { file: 'olist_products_dataset.csv' },
      categories: { file: 'product_category_name_translation.csv' },
      payments: { file: 'olist_order_payments_dataset.csv', left: 'payments' },
    },
    take: [
      {
        kind: 'customers',
        table: 'customers',
        repeated: 'skip',
        fields: {
          code: 'customer_unique_id',
          name: { columns: ['customer_unique_id'] },
          city: 'customer_city',
          zone: 'customer_state',
          address: { columns: ['customer_zip_code_prefix', 'customer_city', 'customer_state'], separator: ', ' },
        },
      },
      {
        kind: 'products',
        table: 'products',
        existing: 'skip',
        joins: [{ table: 'categories', on: { product_category_name: 'product_category_name' } }],
        fields: {
          sku: 'product_id',
          name: {
            columns: ['categories.product_category_name_english', 'product_id'],
          },
          category: 'categories.product_category_name_english',
          weightG: { column: 'product_weight_g', decimal: '.', values: { '0': '', '0.0': '' } },
        },
      },
      {
        kind: 'orders',
        table: 'orders',
        sameLines: 'add',
        joins: [{ table: 'customers', on: { customer_id: 'customer_id' } }],
        lines: { table: 'items', on: { order_id: 'order_id' } },
        fields: {
          reference: 'order_id',
          customer: 'customers.customer_unique_id',
          orderedDay: { column: 'order_purchase_timestamp', days: 'ymd' },
          requestedDay: { column: 'order_estimated_delivery_date', days: 'ymd' },
          shippedDay: { column: 'order_delivered_carrier_date', days: 'ymd' },
          status: {
            column: 'order_status',
            values: {
              delivered: 'closed',
              shipped: 'closed',
              canceled: 'cancelled',
              unavailable: 'cancelled',
              created: 'confirmed',
              approved: 'confirmed',
              invoiced: 'confirmed',
              processing: 'confirmed',
            },
          },
          'line.sku': 'product_id',
          'line.quantity': { constant: '1' },
          'line.price': { column: 'price', decimal: '.' },
        },
      },
    ],
  },
  {
    orders: ['order_id', 'customer_id', 'order_status', 'order_purchase_timestamp', 'order_estimated_delivery_date'],
    items: ['order_id', 'order_item_id', 'product_id', 'price', 'freight_value'],
    customers: ['customer_id', 'customer_unique_id', 'customer_city', 'customer_state'],
    products: ['product_id', 'product_category_name', 'product_weight_g'],
    categories: ['product_category_name', 'product_category_name_english'],
    payments: ['order_id', 'payment_type', 'payment_value'],
  },
  { company: 'Olist', depotCode: 'OLI', depotName: 'Olist' },
)

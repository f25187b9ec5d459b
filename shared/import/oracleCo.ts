import { mappingProfile } from './mappingProfile.ts'

/**
 * Oracle's sample of customer orders. The store and what its shipments say (status, address) go into the order's note; CANCELLED, COMPLETE and
 * REFUNDED stay as the order's own word beside its status here. Nobody wrote down when an order left, so no day of shipping is made up.
 */
export const oracleCo = mappingProfile(
  {
    name: 'oracle-co',
    currency: 'USD',
    tables: {
      customers: { file: 'customers.csv' },
      products: { file: 'products.csv' },
      orders: { file: 'orders.csv' },
      items: { file: 'order_items.csv' },
      stores: { file: 'stores.csv' },
      shipments: { file: 'shipments.csv' },
      inventory: { file: 'inventory.csv', left: 'stock' },
    },
    take: [
      {
        kind: 'customers',
        table: 'customers',
        fields: {
          code: 'customer_id',
          name: 'full_name',
          'contact.name': 'full_name',
          'contact.email': 'email_address',
        },
      },
      {
        kind: 'products',
        table: 'products',
        existing: 'skip',
        fields: { sku: 'product_id', name: 'product_name', price: { column: 'unit_price', decimal: '.' } },
      },
      {
        kind: 'orders',
        table: 'orders',
        joins: [
          { table: 'stores', on: { store_id: 'store_id' } },
          { table: 'items', on: { order_id: 'order_id' } },
          { table: 'shipments', on: { 'items.shipment_id': 'shipment_id' } },
        ],
        lines: { table: 'items', on: { order_id: 'order_id' } },
        fields: {
          reference: 'order_id',
          customer: 'customer_id',
          orderedDay: { column: 'order_tms', days: 'ymd' },
          status: {
            column: 'order_status',
            values: {
              CANCELLED: 'cancelled',
              COMPLETE: 'closed',
              REFUNDED: 'closed',
              OPEN: 'confirmed',
              PAID: 'confirmed',
              SHIPPED: 'closed',
            },
          },
          note: {
            columns: ['stores.store_name', 'shipments.shipment_status', 'shipments.delivery_address'],
            separator: ' · ',
          },
          'line.sku': 'product_id',
          'line.quantity': 'quantity',
          'line.price': { column: 'unit_price', decimal: '.' },
        },
      },
    ],
  },
  {
    customers: ['customer_id', 'email_address', 'full_name'],
    products: ['product_id', 'product_name', 'unit_price'],
    orders: ['order_id', 'order_tms', 'customer_id', 'store_id', 'order_status'],
    items: ['order_id', 'line_item_id', 'product_id', 'unit_price', 'quantity', 'shipment_id'],
    stores: ['store_id', 'store_name'],
    shipments: ['shipment_id', 'delivery_address', 'shipment_status'],
    inventory: ['product_id', 'store_id', 'product_inventory'],
  },
  { company: 'Oracle customer orders', depotCode: 'OCO', depotName: 'Customer orders' },
)

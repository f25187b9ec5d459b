/** Where a record of a table is opened, or what it hangs on; null where it has no screen. */
export function recordPath(table: string, id: number): string | null {
  const path = Object.hasOwn(paths, table) ? paths[table] : undefined
  return path ? path(id) : null
}

const paths: Readonly<Record<string, (id: number) => string>> = {
  sales_order: id => `/orders/${id}`,
  order_line: id => `/orders/${id}`,
  customer: id => `/customers/${id}`,
  contact: id => `/customers/${id}`,
  product: id => `/products/${id}`,
  price_list: id => `/prices/${id}`,
  price_item: id => `/prices/${id}`,
  promotion: () => '/prices/promotions',
  company: () => '/settings/company',
  calendar: () => '/settings/calendars',
  holiday: () => '/settings/calendars',
  depot: () => '/settings/depots',
  tax_class: () => '/settings/taxes',
  tax_change: () => '/settings/taxes',
  container: () => '/settings/containers',
  product_unit: id => `/products/${id}`,
  exchange_rate: () => '/settings/rates',
  reason_code: () => '/settings/reasons',
  stage_limit: () => '/settings/limits',
  person: () => '/settings/people',
}

/** Olist's tables by their public columns, a few rows of each: two customers, two products, three orders. */
export const olistTables = {
  'olist_customers_dataset.csv': [
    'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state',
    'c1,u1,01409,sao paulo,SP',
    'c2,u1,01409,sao paulo,SP',
    'c3,u2,88032,florianópolis,SC',
  ],
  'product_category_name_translation.csv': [
    'product_category_name,product_category_name_english',
    'perfumaria,perfumery',
  ],
  'olist_products_dataset.csv': [
    'product_id,product_category_name,product_name_lenght,product_description_lenght,product_photos_qty,product_weight_g,product_length_cm,product_height_cm,product_width_cm',
    'p1,perfumaria,40,287,1,225,16,10,14',
    'p2,,,,,0,,,',
  ],
  'olist_orders_dataset.csv': [
    'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
    'o1,c1,delivered,2017-10-02 10:56:33,2017-10-02 11:07:15,2017-10-04 19:55:00,2017-10-10 21:25:13,2017-10-18 00:00:00',
    'o2,c2,canceled,2018-07-24 20:41:37,,,,2018-08-13 00:00:00',
    'o3,c3,processing,2018-08-08 08:38:49,2018-08-08 08:55:23,,,2018-09-04 00:00:00',
  ],
  'olist_order_items_dataset.csv': [
    'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value',
    'o1,1,p1,s1,2017-10-06 11:07:15,29.99,8.72',
    'o1,2,p1,s1,2017-10-06 11:07:15,29.99,8.72',
    'o2,1,p2,s1,2018-07-30 03:24:27,118.70,22.76',
    'o3,1,p1,s1,2018-08-13 08:55:23,159.90,19.22',
  ],
} as const

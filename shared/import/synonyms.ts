import type { ImportKind } from './kind.ts'

/**
 * How tables call our fields, folded, in English, French, Haitian Creole, Spanish and what programs write. The first are the surest; a heading that
 * only contains one of them counts less.
 */
export const synonyms: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  customers: {
    code: words(
      'customer id, customer code, customer no, customer number, customer key, client id, code client, no client, numero client, client code, kod kliyan, nimewo kliyan, id cliente, codigo cliente, cliente id, account number, account, code, kod, codigo, cust id, customer unique id, id',
    ),
    name: words(
      'company name, customer name, name, full name, company, nom, nom client, client, raison sociale, societe, non, non kliyan, non konplè, nombre, nombre cliente, razon social, cliente, customer, nom complet, business name, legal name',
    ),
    tradeName: words(
      'trade name, trading name, enseigne, nom commercial, non biznis, nombre comercial, doing business as',
    ),
    class: words(
      'class, classe, klas, clase, customer type, type client, type de client, segment, category, categorie, categorie client, kategori, channel, type, tip, customer class, customer segment',
    ),
    zone: words('zone, zòn, zona, region, area, territory, secteur, route, sales region, territoire'),
    address: words(
      'address, adresse, adres, direccion, street, street address, rue, address line 1, addressline1, customer address',
    ),
    city: words('city, ville, vil, ciudad, town, commune, komin, customer city'),
    phone: words(
      'phone, telephone, telefòn, telefono, tel, phone number, mobile, whatsapp, portable, nimewo telefòn, celular',
    ),
    language: words('language, langue, lang, idioma'),
    deliveryDays: words(
      'delivery days, delivery day, jours de livraison, jour de livraison, jour livraison, jou livrezon, dias de entrega, visit days, jours',
    ),
    taxId: words('tax id, nif, tax number, vat, vat number, patente, patant, rif, gstin, numero fiscal'),
    notes: words(
      'notes, note, remarks, remark, remarques, remarque, remak, comments, commentaires, observations, notas, nòt',
    ),
    active: words('active, actif, aktif, activo, is active, enabled'),
    'contact.name': words(
      'contact name, contact, contact person, personne de contact, nom contact, moun pou kontakte, kontak, contacto, attention',
    ),
    'contact.role': words('contact title, title, function, fonction, job title, titre, wòl, cargo, contact role'),
    'contact.phone': words('contact phone, telephone contact, telefòn kontak'),
    'contact.email': words('email, e mail, email address, mail, courriel, imel, correo, contact email, adresse email'),
  },
  products: {
    sku: words(
      'product id, sku, product code, item code, item id, item number, article, atik, kòd atik, reference, ref, code produit, code article, kod pwodwi, codigo producto, codigo, code, kod, stock code, part number, product number, product key, id produit, id',
    ),
    name: words(
      'product name, name, description, designation, nom, libelle, nom produit, item, item name, item description, product, produit, pwodwi, non, non pwodwi, nombre, producto, name en, name english, english name, product description, nombre producto',
    ),
    nameFr: words('name fr, nom francais, french name, nom fr, designation fr, non franse'),
    nameHt: words('name ht, nom kreyol, creole name, non kreyòl, nom creole, non ht'),
    caseUnits: words(
      'case units, units per case, pack size, case size, unites par caisse, inite pa kès, unidades por caja, colisage, qty per case, pieces per case, per case',
    ),
    price: words(
      'unit price, price, list price, prix, prix unitaire, pri, pri inite, precio, precio unitario, msrp, selling price, prix de vente, sale price, standard price',
    ),
    category: words(
      'category, categorie, kategori, categoria, product category, product line, family, famille, group, groupe, category name, sub category, product category name, department',
    ),
    barcode: words('barcode, ean, upc, gtin, code barres, kòd ba, codigo de barras, ean13, bar code'),
    weightG: words('weight g, weight, poids, poids g, pwa, peso, weight grams, product weight g, gram'),
    active: words('active, actif, aktif, activo, is active, enabled, available'),
  },
  prices: {
    sku: words(
      'product id, sku, product code, item code, article, reference, code produit, kod pwodwi, codigo, product, produit, code, stock code',
    ),
    price: words(
      'price, unit price, prix, prix unitaire, pri, precio, new price, nouveau prix, nouvo pri, case price, list price',
    ),
    priceUnits: words('price units, price per, prix pour, units, per, pack size, case units'),
    fromQuantity: words(
      'from quantity, min quantity, minimum quantity, a partir de, quantite minimum, min qty, apati, cantidad minima',
    ),
    list: words('price list, list, liste, liste de prix, tarif, lis pri, lista, lista de precios, list code'),
    class: words('class, classe, klas, customer class, customer type, clase'),
    zone: words('zone, zòn, zona, region'),
    validFrom: words(
      'valid from, from, start date, valable du, a partir du, date debut, effective date, depi, desde, start',
    ),
    validTo: words('valid to, to, until, end date, valable jusqu au, date fin, jiska, hasta, end'),
    currency: words('currency, devise, monnaie, lajan, moneda, currency code'),
  },
  people: {
    login: words(
      'login, user name, username, user, identifiant, nom d utilisateur, email, e mail, email address, non itilizatè, usuario, courriel, employee id, employee number, matricule, staff id',
    ),
    name: words(
      'name, full name, employee name, nom, nom complet, non, non konplè, nombre, nombre completo, employee, employe, anplwaye',
    ),
    role: words(
      'role, rôle, wòl, rol, job title, job id, job, function, fonction, poste, position, title, cargo, titre',
    ),
    language: words('language, langue, lang, idioma'),
    active: words('active, actif, aktif, activo, is active, enabled, status'),
  },
  orders: {
    reference: words(
      'order id, order number, order no, order key, order, sales order id, sales order number, sales order, invoice no, invoice number, invoice id, invoice, no commande, numero commande, numero de commande, n commande, commande, id commande, nimewo kòmand, kòmand, pedido, numero pedido, id pedido, pedido id, order reference, order ref, no bon, bon, bon de commande, numero bon, nimewo bon, transaction id, document number, facture, no facture, ord no, so number, po number, reference, ref, id',
    ),
    customer: words(
      'customer id, customer code, customer number, customer no, customer key, client id, code client, no client, numero client, client code, kod kliyan, cliente id, id cliente, codigo cliente, cust id, account number, account, sold to, customer, client, kliyan, cliente, customer name, nom client, buyer',
    ),
    customerName: words(
      'customer name, company name, customer, client, nom client, nom du client, kliyan, non kliyan, cliente, nombre cliente, sold to name, buyer, company',
    ),
    orderedDay: words(
      'order date, ordered, ordered at, order day, date commande, date de commande, date, dat, dat kòmand, fecha, fecha pedido, invoice date, purchase date, order purchase timestamp, order timestamp, order tms, order datetime, created at, creation date, transaction date, date facture, placed at, order placed, orderdate dateorders',
    ),
    requestedDay: words(
      'required date, requested date, requested day, due date, delivery date, date souhaitee, date de livraison, date livraison, date requise, dat livrezon, promised date, expected date, estimated delivery date, order estimated delivery date, fecha requerida, fecha entrega, fecha de entrega, needed by, ship by, delivery due',
    ),
    shippedDay: words(
      'shipped date, ship date, shipped, shipping date, date expedition, date d expedition, delivered date, delivered at, shipped at, shipment date, livre le, expedie le, date livre, livre, fecha envio, fecha de envio, dat ekspedisyon, order delivered customer date, order delivered carrier date, delivered, date livree, dispatch date, dispatched',
    ),
    status: words(
      'order status, status, statut, etat, estado, estati, state, order state, statut commande, fulfillment status',
    ),
    currency: words('currency, devise, monnaie, lajan, moneda, currency code, currencycode'),
    freight: words(
      'freight, shipping cost, frais de port, port, transport, flete, shipping fee, freight value, delivery fee, frè transpò',
    ),
    carrier: words(
      'carrier, shipper, shipping company, carrier name, shipper name, ship via, ship mode, transporteur, transportiste, transpòtè, transportista',
    ),
    shipCountry: words(
      'ship country, shipping country, country, destination country, delivery country, pays, pays de livraison, pays livraison, peyi, pais, order country',
    ),
    note: words(
      'note, notes, remarks, comments, remarques, remarque, remak, commentaire, comment, observaciones, nòt, memo',
    ),
    'line.sku': words(
      'product id, sku, product code, item code, item id, stock code, article, code article, code produit, atik, kòd atik, product key, product number, part number, kod pwodwi, codigo producto, producto id, id producto, item number, product, produit, pwodwi, producto, item, id produit, product name',
    ),
    'line.name': words(
      'product name, description, designation, libelle, item name, item description, nom produit, product, produit, pwodwi, producto, item, product title, product description, non pwodwi',
    ),
    'line.category': words(
      'category, product category, categorie, kategori, categoria, product line, sub category, category name, famille',
    ),
    'line.quantity': words(
      'quantity, qty, quantity ordered, order qty, quantite, qte, kantite, cantidad, units, unites, order quantity, order item quantity, nombre, qty ordered, pieces, units sold',
    ),
    'line.price': words(
      'unit price, price, price each, prix unitaire, prix, pri inite, pri, precio unitario, precio, item price, sales price, product price, order item product price, unit cost, pu, rate',
    ),
    'line.amount': words(
      'line total, amount, sales, total, montant, line amount, extended price, montan, importe, net amount, total price, revenue, subtotal, montant ligne, total ligne, total line, net sales',
    ),
    'line.discount': words(
      'discount, remise, rabais, rabè, descuento, discount rate, unit price discount, discount percent, discount pct, order item discount rate, rebate, disc, taux remise',
    ),
  },
}

function words(list: string): readonly string[] {
  return list.split(', ')
}

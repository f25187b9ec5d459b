export const products = {
  proposed: 'Asked of head office, not answered yet',
  title: 'Products',
  under: 'What can be sold. Head office writes it; a depot asks for a change.',
  create: 'New product',
  inactive: 'Also those not sold any more',
  notActive: 'not sold any more',
  emptyTitle: 'No product yet.',
  emptyText: 'Enter the first one, or join head office to receive the company’s own.',
  nameIn: 'Name ({{language}})',
  caseHint: 'Bottles, cans or pieces in a case; 1 where it does not come in cases.',
  weightHint: 'In grams.',
  mayNotAsk: 'Your role may not ask for a change. Ask your manager.',
}

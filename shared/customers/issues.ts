import type { Issue } from '../errors.ts'
import { codeProblem, tidyCode } from '../kernel/code.ts'
import type { CustomerForm } from './contract.ts'

/** The form without the spaces around its texts, the code in capitals, contacts that were left empty taken away, one primary at most. */
export function tidiedCustomer(form: CustomerForm): CustomerForm {
  const contacts = form.contacts
    .map(contact => ({
      ...contact,
      name: contact.name.trim(),
      role: contact.role.trim(),
      phone: contact.phone.trim(),
      email: contact.email.trim(),
    }))
    .filter(contact => contact.name || contact.role || contact.phone || contact.email)
  const primary = contacts.find(contact => contact.isPrimary)
  return {
    ...form,
    code: tidyCode(form.code),
    name: form.name.trim(),
    tradeName: form.tradeName.trim(),
    zone: form.zone.trim(),
    address: form.address.trim(),
    city: form.city.trim(),
    phone: form.phone.trim(),
    taxId: form.taxId.trim(),
    notes: form.notes.trim(),
    contacts: contacts.map(contact => ({ ...contact, isPrimary: contact === primary })),
  }
}

/** What a person has to mend in a tidied form. `codeTaken` says that another customer of the depot has the code. */
export function customerIssues(form: CustomerForm, codeTaken: boolean): Issue[] {
  const issues: Issue[] = []
  const code = codeProblem(form.code)
  if (code) issues.push({ field: 'code', problem: code })
  else if (codeTaken) issues.push({ field: 'code', problem: 'already-used' })
  if (form.name === '') issues.push({ field: 'name', problem: 'required' })
  form.contacts.forEach((contact, index) => {
    if (contact.name === '') issues.push({ field: 'contactName', problem: 'required', row: index + 1 })
  })
  return issues
}

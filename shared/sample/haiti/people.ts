import type { SamplePerson } from '../profile.ts'

/** Mirlande’s own team of six, and who leads and who takes orders at the other depots. */
export const haitiPeople: readonly [SamplePerson, ...SamplePerson[]] = [
  who('mirlande', 'Mirlande Joseph', 'head-office', 'ht', null),
  who('frantz', 'Frantz Estimé', 'manager', 'fr', 'PAP'),
  who('judeline', 'Judeline Desir', 'order-desk', 'ht', 'PAP'),
  who('ketlie', 'Ketlie Saint-Fleur', 'order-desk', 'ht', 'PAP'),
  who('nadege', 'Nadège Hyppolite', 'billing', 'fr', 'PAP'),
  who('evens', 'Evens Célestin', 'order-desk', 'en', 'PAP'),
  who('wilner', 'Wilner Augustin', 'dispatcher', 'ht', 'PAP'),
  who('fabiola', 'Fabiola Mésidor', 'viewer', 'en', 'PAP'),
  who('sabine', 'Sabine Toussaint', 'supervisor', 'fr', 'CAP'),
  who('wislin', 'Wislin Dorvil', 'order-desk', 'ht', 'CAP'),
  who('rosemond', 'Rosemond Philogène', 'supervisor', 'fr', 'CAY'),
  who('islande', 'Islande Fleurant', 'order-desk', 'ht', 'CAY'),
  who('odner', 'Odner Exantus', 'supervisor', 'ht', 'GON'),
  who('yolette', 'Yolette Jeudy', 'order-desk', 'ht', 'GON'),
  { ...who('renold', 'Renold Ulysse', 'order-desk', 'ht', 'PAP'), active: false },
]

function who(
  login: string,
  name: string,
  role: SamplePerson['role'],
  language: SamplePerson['language'],
  depot: string | null,
): SamplePerson {
  return { login, name, role, language, depot, active: true }
}

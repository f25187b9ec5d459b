import { mappingProfile } from './mappingProfile.ts'

/**
 * Oracle's sample of human resources: its employees become people who sign in by their e-mail name once somebody gives them a password. Salaries,
 * departments and careers have no place here, and are said to be left.
 */
export const oracleHr = mappingProfile(
  {
    name: 'oracle-hr',
    currency: 'USD',
    tables: {
      employees: { file: 'employees.csv' },
      jobs: { file: 'jobs.csv' },
      departments: { file: 'departments.csv', left: 'no-place' },
      history: { file: 'job_history.csv', left: 'history' },
      locations: { file: 'locations.csv', left: 'no-place' },
      countries: { file: 'countries.csv', left: 'no-place' },
      regions: { file: 'regions.csv', left: 'no-place' },
    },
    take: [
      {
        kind: 'people',
        table: 'employees',
        joins: [{ table: 'jobs', on: { job_id: 'job_id' } }],
        fields: {
          login: 'email',
          name: { columns: ['first_name', 'last_name'] },
          role: {
            column: 'jobs.job_title',
            values: {
              President: 'manager',
              'Administration Vice President': 'manager',
              'Sales Manager': 'supervisor',
              'Stock Manager': 'supervisor',
              'Marketing Manager': 'supervisor',
              'Purchasing Manager': 'supervisor',
              'Finance Manager': 'billing',
              'Accounting Manager': 'billing',
              Accountant: 'billing',
              'Public Accountant': 'billing',
              'Sales Representative': 'order-desk',
              'Marketing Representative': 'order-desk',
              'Shipping Clerk': 'dispatcher',
              'Stock Clerk': 'dispatcher',
            },
            otherwise: 'viewer',
          },
        },
      },
    ],
  },
  {
    employees: ['employee_id', 'first_name', 'last_name', 'email', 'job_id'],
    jobs: ['job_id', 'job_title'],
    departments: ['department_id', 'department_name'],
    history: ['employee_id', 'start_date', 'end_date'],
    locations: ['location_id', 'street_address'],
    countries: ['country_id', 'country_name'],
    regions: ['region_id', 'region_name'],
  },
  { company: 'Oracle human resources', depotCode: 'OHR', depotName: 'Human resources' },
)

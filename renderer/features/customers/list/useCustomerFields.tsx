import { useQuery } from '@tanstack/react-query'
import { customerClasses } from '../../../../shared/customers/class.ts'
import type { CustomerFilter } from '../../../../shared/customers/filter.ts'
import { weekdayName } from '../../../../shared/kernel/locale.ts'
import { useApi } from '../../../widgets/api.ts'
import { flag, oneOf } from '../../../widgets/list/filter/fields.tsx'
import type { FilterField } from '../../../widgets/list/filter/filterField.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'

/** Every way to narrow the customers. */
export function useCustomerFields(
  filter: CustomerFilter,
  by: (part: Partial<CustomerFilter>) => void,
): readonly FilterField[] {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const { data: places } = useQuery(api.customers.places.queryOptions())
  const named = (names: readonly string[] | undefined) => (names ?? []).map(name => ({ value: name, label: name }))
  const asText = (value: boolean | null): 'yes' | 'no' | null => (value === null ? null : value ? 'yes' : 'no')
  const asFlag = (value: 'yes' | 'no' | null): boolean | null => (value === null ? null : value === 'yes')
  return [
    oneOf({
      id: 'class',
      title: t($ => $.lists.filter.class),
      value: filter.customerClass,
      any: t($ => $.lists.filter.none),
      options: customerClasses.map(value => ({ value, label: words.customers.customerClass[value] })),
      choose: customerClass => by({ customerClass }),
    }),
    oneOf({
      id: 'zone',
      title: t($ => $.lists.filter.zone),
      value: filter.zone,
      any: t($ => $.lists.filter.none),
      options: named(places?.zones),
      choose: zone => by({ zone }),
    }),
    oneOf({
      id: 'city',
      title: t($ => $.lists.filter.city),
      value: filter.city,
      any: t($ => $.lists.filter.none),
      options: named(places?.cities),
      choose: city => by({ city }),
    }),
    oneOf({
      id: 'delivery',
      title: t($ => $.lists.filter.deliveryDay),
      value: filter.deliveryDay === null ? null : String(filter.deliveryDay),
      any: t($ => $.lists.filter.none),
      options: [1, 2, 3, 4, 5, 6, 7].map(day => ({ value: String(day), label: weekdayName(day, language) })),
      choose: day => by({ deliveryDay: day === null ? null : Number(day) }),
    }),
    oneOf({
      id: 'hold',
      title: t($ => $.lists.filter.hold),
      value: asText(filter.hold),
      any: t($ => $.lists.filter.none),
      options: [
        { value: 'yes', label: t($ => $.lists.filter.held) },
        { value: 'no', label: t($ => $.lists.filter.notHeld) },
      ],
      choose: value => by({ hold: asFlag(value) }),
    }),
    oneOf({
      id: 'ordered',
      title: t($ => $.lists.filter.ordered),
      value: asText(filter.ordered),
      any: t($ => $.lists.filter.none),
      options: [
        { value: 'yes', label: t($ => $.lists.filter.hasOrdered) },
        { value: 'no', label: t($ => $.lists.filter.neverOrdered) },
      ],
      choose: value => by({ ordered: asFlag(value) }),
    }),
    flag({
      id: 'inactive',
      title: t($ => $.customers.list.inactive),
      value: filter.inactive,
      choose: inactive => by({ inactive }),
    }),
  ]
}

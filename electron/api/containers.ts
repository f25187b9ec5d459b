import { containerInUse } from '../../db/containers.ts'
import { containerIssues } from '../../shared/containers/issues.ts'
import { tidyCode } from '../../shared/kernel/code.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { changeReference } from './referenceChange.ts'
import { refuseAny } from './refusals.ts'

export const containers = {
  save: api.containers.save.use(withRight('reference.request')).handler(async ({ context, input, errors }) => {
    const form = { ...input, code: tidyCode(input.code) }
    refuseAny(containerIssues(form))
    if (form.id !== null && !form.active && (await containerInUse(context.store.reader, form.id)))
      throw errors.REFUSED({ data: { reason: 'in-use' } })

    return changeReference(context, {
      table: 'container',
      id: form.id,
      values: {
        code: form.code,
        name_en: form.names.en.trim(),
        name_fr: form.names.fr.trim(),
        name_ht: form.names.ht.trim(),
        kind: form.kind,
        deposit_minor: form.depositMinor,
        active: form.active ? 1 : 0,
      },
      note: form.note,
    })
  }),
}

import { TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBookmark, IconDownload, IconFilter, IconFilterPlus, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useState } from 'react'
import type { ListQuestion } from '../../../shared/lists/list.ts'
import { mostTableRows } from '../../../shared/print/most.ts'
import { useKeys } from '../keys.tsx'
import { useLanguage, useT } from '../words.ts'
import { BarButton } from './BarButton.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import type { Column } from './column.ts'
import classes from './DataList.module.css'
import { ExportDialog } from './file/ExportDialog.tsx'
import { ListPrint } from './file/ListPrint.tsx'
import { FilterChips } from './filter/FilterChips.tsx'
import { FilterDialog } from './filter/FilterDialog.tsx'
import type { FilterField } from './filter/filterField.ts'
import type { List } from './useList.ts'
import { ViewDialog } from './views/ViewDialog.tsx'

interface ListBarProps<Row, F extends object, Sort extends string> {
  list: List<F, Sort>
  columns: readonly Column<Row, Sort>[]
  shown: readonly Column<Row, Sort>[]
  fields: readonly FilterField[]
  wide: ReadonlySet<string>
  question: ListQuestion
  total: number | null
  field: RefObject<HTMLInputElement | null>
  toRows: () => void
  /** More that can be done with the whole list. */
  tools?: ReactNode
  ownPaper: boolean
}

type Opened = 'views' | 'filters' | 'file' | 'print' | null

/** Over a list: the text that filters it, its views, its filters, how many rows it has, and where it can go. */
export function ListBar<Row, F extends object, Sort extends string>(props: ListBarProps<Row, F, Sort>) {
  const { list, columns, shown, fields, question, total } = props
  const t = useT()
  const language = useLanguage()
  const [opened, open] = useState<Opened>(null)
  const close = (): void => open(null)
  const print = (): void => {
    if (total !== null && total > mostTableRows)
      notifications.show({
        color: 'mango',
        autoClose: 8_000,
        message: t($ => $.lists.print.tooLong, { count: total, most: mostTableRows }),
      })
    else open('print')
  }
  useKeys([
    { keys: 'v', label: t($ => $.lists.views.title), act: () => open('views') },
    { keys: 'f', label: t($ => $.lists.filter.title), act: () => open('filters'), disabled: fields.length === 0 },
    { keys: 'd', label: t($ => $.lists.file.open), act: () => open('file') },
    ...(props.ownPaper ? [] : [{ keys: 'p', label: t($ => $.lists.print.title), act: print }]),
  ])
  const { state } = list
  const builtIn = list.kind.builtIn.find(view => view.id === state.view)
  const name = builtIn
    ? t($ => $.lists.views.builtIn[builtIn.id])
    : (list.kept.views.find(view => view.id === state.view)?.name ?? t($ => $.lists.views.open))
  const ids = shown.map(column => column.id)
  const said = fields
    .filter(field => field.said !== null)
    .map(field => (field.said ? `${field.title}: ${field.said}` : field.title))
  const searched = state.search === '' ? [] : [t($ => $.lists.print.searched, { text: state.search })]
  return (
    <div className={classes.bar}>
      <TextInput
        ref={props.field}
        className={classes.filter ?? ''}
        aria-label={t($ => $.frame.list.filter)}
        placeholder={t($ => $.frame.list.filterPlaceholder)}
        leftSection={<IconFilter size={15} />}
        value={state.search}
        maxLength={80}
        onChange={event => list.set({ search: event.currentTarget.value })}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            props.toRows()
          }
          if (event.key === 'Escape' && state.search !== '') {
            event.preventDefault()
            list.set({ search: '' })
          }
        }}
      />
      <BarButton
        icon={<IconBookmark size={15} aria-hidden />}
        keys="v"
        on={state.view !== null}
        act={() => open('views')}
      >
        {list.changed ? `${name} · ${t($ => $.lists.views.changed)}` : name}
      </BarButton>
      {fields.length === 0 ? null : (
        <BarButton icon={<IconFilterPlus size={15} aria-hidden />} keys="f" act={() => open('filters')}>
          {t($ => $.lists.filter.open)}
        </BarButton>
      )}
      {props.tools}
      <div className={classes.right}>
        <span className={classes.count} role="status">
          {total === null ? '' : t($ => $.frame.list.rows, { count: total })}
        </span>
        <BarButton
          bare
          icon={<IconDownload size={17} aria-hidden />}
          keys="d"
          act={() => open('file')}
          label={t($ => $.lists.file.open)}
        />
        {props.ownPaper ? null : (
          <BarButton
            bare
            icon={<IconPrinter size={17} aria-hidden />}
            keys="p"
            act={print}
            label={t($ => $.lists.print.open)}
          />
        )}
        <ColumnChoice columns={columns} shown={shown} widths={state.widths} arrange={list.arrange} />
      </div>
      <FilterChips fields={fields} />
      {opened === 'views' ? <ViewDialog list={list} close={close} /> : null}
      {opened === 'filters' ? (
        <FilterDialog
          fields={fields}
          wide={props.wide}
          hint={fields.some(field => /from|to$/i.test(field.id))}
          clear={list.clear}
          close={close}
        />
      ) : null}
      {opened === 'file' ? <ExportDialog question={question} columns={ids} total={total ?? 0} close={close} /> : null}
      {opened === 'print' ? (
        <ListPrint key={language} question={question} columns={ids} under={[...searched, ...said]} close={close} />
      ) : null}
    </div>
  )
}

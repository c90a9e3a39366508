import { AutoComplete, Button, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemNote, useStart } from '../../../../web/index.ts'
import type { FileInspection } from '../../../collect/model.ts'
import { StudyColumns } from './study-columns.tsx'
import { namedColumns, parts, type Wish, wishFor } from './wish.ts'

type StudyFormProps = {
  inspection: FileInspection
  wish: Wish
  change: (part: Partial<Wish>) => void
  started: (job: string, asked: Wish) => void
}

const word = (key: string) => `identify.web.study.${key}`

/** What a study is to find out of a table: its outcome, what counts as success, and which columns take part. */
export function StudyForm({ inspection, wish, change, started }: StudyFormProps) {
  const { t } = useTranslation()
  const start = useStart()
  const columns = namedColumns(inspection.columns)
  const asked = wishFor(columns, wish)
  const { outcome, positive, group } = asked
  const options = columns.map(({ header, examples }) => ({
    value: header,
    title: header,
    label: [header, ...examples.slice(0, 3)].join(' · '),
  }))
  const others = options.filter(({ value }) => value !== outcome)
  const values = columns.find(({ header }) => header === outcome)?.examples ?? []
  const find = { optionFilterProp: 'label' } as const
  const study = () =>
    start.mutate(
      {
        path: '/studies',
        body: { file: inspection.file_id, name: inspection.name, table: inspection.table, ...asked },
      },
      { onSuccess: ({ id }) => started(id, asked) },
    )
  return (
    <Form layout="vertical" requiredMark={false} onFinish={study}>
      <StudyColumns columns={columns} wish={asked} />
      <div className="tw-fields">
        <Form.Item label={t(word('outcome'))} htmlFor="study-outcome" extra={t(word('outcome_hint'))}>
          <Select
            id="study-outcome"
            value={outcome}
            placeholder={t(word('choose'))}
            options={options}
            optionLabelProp="title"
            showSearch={find}
            onChange={(value) => change({ outcome: value, positive: null })}
          />
        </Form.Item>
        <Form.Item label={t(word('positive'))} htmlFor="study-positive" extra={t(word('positive_hint'))}>
          <AutoComplete
            id="study-positive"
            value={positive ?? ''}
            allowClear
            options={values.map((value) => ({ value }))}
            onChange={(value) => change({ outcome, positive: value || null })}
          />
        </Form.Item>
        <Form.Item label={t(word('group'))} htmlFor="study-group" extra={t(word('group_hint'))}>
          <Select
            id="study-group"
            allowClear
            value={group}
            placeholder={t(word('none'))}
            options={others}
            optionLabelProp="title"
            showSearch={find}
            onChange={(value) => change({ group: value ?? null })}
          />
        </Form.Item>
        {parts.map((part) => (
          <Form.Item
            key={part}
            label={t(word(part))}
            htmlFor={`study-${part}`}
            extra={t(word(`${part}_hint`))}
          >
            <Select
              id={`study-${part}`}
              mode="multiple"
              allowClear
              value={asked[part]}
              placeholder={t(word('none'))}
              options={others}
              optionLabelProp="title"
              showSearch={find}
              onChange={(value) => change({ [part]: value })}
            />
          </Form.Item>
        ))}
      </div>
      {start.error && <ProblemNote error={start.error} />}
      <div className="tw-row">
        <Button type="primary" htmlType="submit" disabled={outcome === null} loading={start.isPending}>
          {t(word('start'))}
        </Button>
        <span className="tw-muted">{t(word('safe'))}</span>
      </div>
    </Form>
  )
}

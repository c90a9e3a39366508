import { EditOutlined } from '@ant-design/icons'
import { Button, Form, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, ProblemNote, Section } from '../../../../web/index.ts'
import type { Worksheet } from '../../worksheet/model.ts'
import { gateOf, rulesOf } from '../gate.ts'
import { GateEditor } from '../gate-editor.tsx'
import { useRuleWords } from '../use-rules.ts'
import { exclusionsOf } from './exclusions.ts'
import { ExclusionsEditor } from './exclusions-editor.tsx'
import { useSay } from './use-say.ts'

type RuleSectionsProps = { sheet: Worksheet; mayChange: boolean }

/** Beside the score: what every company must meet, and which are left out in any case. */
export function RuleSections({ sheet, mayChange }: RuleSectionsProps) {
  const { t } = useTranslation()
  const say = useRuleWords()
  const [edits, setEdits] = useState<'gate' | 'exclusions'>()
  const button = (what: 'gate' | 'exclusions') =>
    mayChange && (
      <Button
        size="small"
        icon={<EditOutlined aria-hidden />}
        aria-label={t(`identify.web.sheet.edit_${what}`)}
        onClick={() => setEdits(what)}
      >
        {t('identify.web.sheet.change')}
      </Button>
    )
  return (
    <div className="tw-columns">
      <Section title={t('identify.web.gate')} lead={t('identify.web.gate_lead')} actions={button('gate')}>
        <ul className="tw-rules">
          {sheet.gate.map((rule) => (
            <li key={JSON.stringify(rule)}>{say.rule(rule)}</li>
          ))}
          {sheet.gate.length === 0 && <li className="tw-muted">{t('identify.web.sheet.no_gate')}</li>}
        </ul>
      </Section>
      <Section
        title={t('identify.web.sheet.exclusions')}
        lead={t('identify.web.sheet.exclusions_lead')}
        actions={button('exclusions')}
      >
        <ul className="tw-rules">
          {sheet.exclusions.map((exclusion) => (
            <li key={JSON.stringify(exclusion)}>
              <Tag>{t(`identify.exclusion.${exclusion.kind}`)}</Tag> {exclusion.reason}
              <div className="tw-muted tw-small">{say.rule(exclusion.rule)}</div>
            </li>
          ))}
          {sheet.exclusions.length === 0 && (
            <li className="tw-muted">{t('identify.web.sheet.no_exclusions')}</li>
          )}
        </ul>
      </Section>
      {edits && <RulesDialog key={edits} what={edits} sheet={sheet} close={() => setEdits(undefined)} />}
    </div>
  )
}

type RulesDialogProps = { what: 'gate' | 'exclusions'; sheet: Worksheet; close: () => void }

function RulesDialog({ what, sheet, close }: RulesDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const say = useSay(sheet)
  const [seen] = useState(sheet.seq)
  const save = (values: { gate?: unknown; exclusions?: unknown }) =>
    say.change(
      what === 'gate'
        ? { kind: 'gate', rules: gateOf(values.gate) }
        : { kind: 'exclusions', exclusions: exclusionsOf(values.exclusions) },
      { seen, onSuccess: close },
    )
  return (
    <Dialog
      open
      width={820}
      title={t(what === 'gate' ? 'identify.web.gate' : 'identify.web.sheet.exclusions')}
      okText={t('identify.web.sheet.save')}
      onOk={() => form.submit()}
      confirmLoading={say.isPending}
      onCancel={close}
    >
      {say.error && <ProblemNote error={say.error} />}
      <Form
        form={form}
        initialValues={{
          gate: rulesOf(sheet.gate),
          exclusions: sheet.exclusions.map(({ rule, ...about }) => ({ ...about, ...rule })),
        }}
        onFinish={save}
      >
        {what === 'gate' ? <GateEditor /> : <ExclusionsEditor />}
      </Form>
    </Dialog>
  )
}

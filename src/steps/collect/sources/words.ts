import type { Words } from '../../../ground/kernel/index.ts'

/** The words of the sources, beside those of the rest of collect. */
export const sourceWords: Words = {
  en: {
    'collect.source_missing': 'There is no source {{id}}. See the list of sources.',
    'collect.sources_need_details_one':
      'One source needs details. Say who owns it and on what ground with: talweg sources set LABEL',
    'collect.sources_need_details_other':
      '{{count}} sources need details. Say who owns them and on what ground with: talweg sources set LABEL',
    'collect.source_kind.first': 'first party',
    'collect.source_kind.second': 'second party',
    'collect.source_kind.third': 'third party',
    'collect.consent_basis.not_stated': 'not stated',
    'collect.consent_basis.consent': 'consent',
    'collect.consent_basis.contract': 'contract',
    'collect.consent_basis.legal_obligation': 'legal obligation',
    'collect.consent_basis.vital_interests': 'vital interests',
    'collect.consent_basis.public_interest': 'public interest',
    'collect.consent_basis.legitimate_interest': 'legitimate interest',
    'collect.consent_basis.public_data': 'made public lawfully',
    'collect.column.source': 'Source',
    'collect.column.source_kind': 'Party',
    'collect.column.consent_basis': 'Consent basis',
    'collect.column.consent_on': 'Since',
    'collect.column.consent_evidence': 'Evidence',
    'collect.column.contact': 'Contact',
    'collect.column.note': 'Note',
    'collect.column.owner': 'Owner',
    'collect.column.imports': 'Imports',
    'collect.column.last_import': 'Last import',
    'collect.folder_relative':
      '{{path}} is no full path. Write it from the root of the server, such as /srv/exports/crm. Nothing was changed.',
    'collect.folder_missing':
      'There is no folder {{path}} on the server, or Talweg may not read it. Check the path and the rights of the user that Talweg runs as. What came before is safe.',
    'collect.folder_home':
      '{{path}} belongs to the home of Talweg, or holds it. Choose a folder for the files of this source alone. Nothing was changed.',
    'collect.folder_too_full':
      '{{path}} holds more than {{most}} entries, so it is not looked into. Move old files elsewhere; what came in is safe.',
    'collect.folder_file_too_large':
      '{{name}} is larger than the {{most}} MB that a file may have (TALWEG_UPLOAD_MB), so it is not taken. The other files are.',
    'collect.token_missing': 'There is no token {{id}} in use for this source.',
    'collect.upload_refused':
      'This token does not open the address of this source, or was put out of use. Ask who set the source up for a new one. Nothing was kept.',
    'collect.run_missing': 'There is no run {{id}}. See the runs of the source.',
    'collect.run_settled':
      '{{name}} does not wait for anybody any more: it came in, was left out, or is on its way.',
    'collect.alert_missing': 'This alert is gone, as its cause is. See the list of alerts.',
    'collect.run_reason.fits_nothing':
      'It fits nothing that Talweg knows. Say on the import page what it holds, or leave it out.',
    'collect.run_reason.table_unknown':
      '{{table}} fits nothing that Talweg knows. Look at it on the import page, or let the rest in.',
    'collect.run_reason.unsure':
      'It is only {{percent}} % sure what {{table}} holds. Look at it on the import page.',
    'collect.run_reason.repeated':
      'More than one column of {{table}} was taken for {{fields}}. Choose one on the import page.',
    'collect.run_reason.columns':
      'Its columns have changed since the last file. New: {{added}}. Gone: {{removed}}. Renamed: {{renamed}}.',
    'collect.run_reason.shrunk': 'It has only {{rows}} rows; usually there are {{usual}}.',
    'collect.run_reason.refused': '{{share}} % of its rows were refused; usually it is {{usual}} %.',
    'collect.run_reason.cancelled': 'Its import was cancelled. Nothing of it was kept.',
    'collect.run_reason.tried_again':
      '{{said}} Talweg tries again by itself, at least every six hours; you can also import it now.',
    'collect.run_reason.missing':
      'No file of “{{feed}}” has come for {{hours}} hours; the next one was due after {{due}} hours.',
    'collect.run_reason.missing_any':
      'No file has come for {{hours}} hours; one was due after {{due}} hours.',
    'collect.alert.missing': 'file missing',
    'collect.alert.shrunk': 'shrunk',
    'collect.alert.columns': 'columns changed',
    'collect.alert.refused': 'more refused',
    'collect.alert.waiting': 'waits for you',
    'collect.alert.failed': 'failed',
    'collect.alert.folder': 'folder unreadable',
    'collect.alerts_none': 'Nothing to look at.',
    'collect.run_status.waiting': 'on its way',
    'collect.run_status.imported': 'imported',
    'collect.run_status.held': 'waits for you',
    'collect.run_status.failed': 'failed',
    'collect.run_status.same': 'came before',
    'collect.run_status.left_out': 'left out',
    'collect.column.came_at': 'Came',
    'collect.column.alert': 'Alert',
    'collect.column.what': 'What is the matter',
    'collect.column.seen_by': 'Seen by',
  },
  zh: {
    'collect.source_missing': '没有数据来源 {{id}}。请查看来源列表。',
    'collect.sources_need_details_other':
      '{{count}} 个来源信息不全。请用 talweg sources set LABEL 填写负责人和个人信息处理依据。',
    'collect.source_kind.first': '第一方',
    'collect.source_kind.second': '第二方',
    'collect.source_kind.third': '第三方',
    'collect.consent_basis.not_stated': '未说明',
    'collect.consent_basis.consent': '个人同意',
    'collect.consent_basis.contract': '订立或履行合同',
    'collect.consent_basis.legal_obligation': '法定义务',
    'collect.consent_basis.vital_interests': '保护生命健康与财产安全',
    'collect.consent_basis.public_interest': '公共利益',
    'collect.consent_basis.legitimate_interest': '正当利益',
    'collect.consent_basis.public_data': '已合法公开的信息',
    'collect.column.source': '来源',
    'collect.column.source_kind': '数据方',
    'collect.column.consent_basis': '处理依据',
    'collect.column.consent_on': '起始日期',
    'collect.column.consent_evidence': '证明材料',
    'collect.column.contact': '联系人',
    'collect.column.note': '备注',
    'collect.column.owner': '负责人',
    'collect.column.imports': '导入次数',
    'collect.column.last_import': '最近导入',
    'collect.folder_relative':
      '{{path}} 不是完整路径。请从服务器根目录写起，例如 /srv/exports/crm。未作任何更改。',
    'collect.folder_missing':
      '服务器上没有文件夹 {{path}}，或 Talweg 无权读取。请检查路径以及运行 Talweg 的用户的权限。此前的数据安全。',
    'collect.folder_home':
      '{{path}} 属于 Talweg 的数据目录或包含它。请为该来源选择单独的文件夹。未作任何更改。',
    'collect.folder_too_full':
      '{{path}} 中超过 {{most}} 项，因此未查看。请把旧文件移到别处；已导入的数据安全。',
    'collect.folder_file_too_large':
      '{{name}} 超过单个文件上限 {{most}} MB（TALWEG_UPLOAD_MB），因此未导入；其他文件不受影响。',
    'collect.token_missing': '该来源没有使用中的令牌 {{id}}。',
    'collect.upload_refused':
      '该令牌不能用于此来源的地址，或已停用。请向设置该来源的人索取新令牌。未保留任何内容。',
    'collect.run_missing': '没有运行记录 {{id}}。请查看该来源的运行记录。',
    'collect.run_settled': '{{name}} 已不需要处理：已导入、已不导入或正在导入。',
    'collect.alert_missing': '该提醒的原因已消除，提醒已关闭。请查看提醒列表。',
    'collect.run_reason.fits_nothing': '不属于 Talweg 认识的任何类型。请在导入页面指明其内容，或不导入它。',
    'collect.run_reason.table_unknown':
      '{{table}} 不属于 Talweg 认识的任何类型。请在导入页面查看，或只导入其余内容。',
    'collect.run_reason.unsure': '对 {{table}} 内容的判断只有 {{percent}} % 的把握。请在导入页面确认。',
    'collect.run_reason.repeated': '{{table}} 中有多列被识别为 {{fields}}。请在导入页面选择其中一列。',
    'collect.run_reason.columns':
      '与上一个文件相比，列有变化。新增：{{added}}；缺少：{{removed}}；改名：{{renamed}}。',
    'collect.run_reason.shrunk': '只有 {{rows}} 行，而通常有 {{usual}} 行。',
    'collect.run_reason.refused': '{{share}} % 的行被拒绝，而通常为 {{usual}} %。',
    'collect.run_reason.cancelled': '导入已被取消。未保留任何内容。',
    'collect.run_reason.tried_again': '{{said}}Talweg 会自动重试，至少每六小时一次；也可以立即导入。',
    'collect.run_reason.missing': '“{{feed}}”已有 {{hours}} 小时没有新文件，本应在 {{due}} 小时内到达。',
    'collect.run_reason.missing_any': '已有 {{hours}} 小时没有新文件，本应在 {{due}} 小时内到达。',
    'collect.alert.missing': '文件缺失',
    'collect.alert.shrunk': '行数骤减',
    'collect.alert.columns': '列有变化',
    'collect.alert.refused': '拒绝率上升',
    'collect.alert.waiting': '待处理',
    'collect.alert.failed': '失败',
    'collect.alert.folder': '文件夹无法读取',
    'collect.alerts_none': '没有需要处理的提醒。',
    'collect.run_status.waiting': '处理中',
    'collect.run_status.imported': '已导入',
    'collect.run_status.held': '待处理',
    'collect.run_status.failed': '失败',
    'collect.run_status.same': '内容已导入过',
    'collect.run_status.left_out': '不导入',
    'collect.column.came_at': '到达时间',
    'collect.column.alert': '提醒',
    'collect.column.what': '情况',
    'collect.column.seen_by': '知悉人',
  },
}

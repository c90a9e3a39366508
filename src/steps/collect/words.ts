import type { Words } from '../../ground/kernel/index.ts'

/**
 * The words of collect. Codes of refused rows and blanked values stand under `collect.reject.<code>`; the codes of
 * faults and of problems found in a file are keys as they are.
 */
export const words: Words = {
  en: {
    'collect.conflicts': 'Conflicts',
    'collect.conflict_column.line': 'Line',
    'collect.conflict_column.account': 'Account',
    'collect.conflict_column.field': 'Field',
    'collect.conflict_column.row_value': 'The file says',
    'collect.conflict_column.known_value': 'Known is',
    'collect.conflict_column.known_source': 'From',
    'collect.conflict_column.shown': 'Will be shown',
    'collect.conflict':
      '{{file}}: {{field}} says something else than another source: {{row}} rows will be shown, in {{known}} the known value stays.',
    'collect.see_rejects': 'What could not be read: talweg imports rejects {{id}}',
    'collect.kind.accounts': 'accounts',
    'collect.kind.contacts': 'contacts',
    'collect.kind.opportunities': 'opportunities',
    'collect.kind.activities': 'activities',
    'collect.kind.products': 'products',
    'collect.kind.purchases': 'purchases and contracts',
    'collect.kind.costs': 'campaign costs',
    'collect.kind.followers': 'followers',
    'collect.kind.members': 'community members',
    'collect.kind.attendance': 'event attendance',
    'collect.kind.outcomes': 'outcomes of calls and mailings',
    'collect.status.imported': 'in force',
    'collect.status.undone': 'undone',
    'collect.severity.refused': 'row left out',
    'collect.severity.blanked': 'value left out',
    'collect.severity.left_out': 'no row of the table',
    'collect.severity.repaired': 'read with a repair',
    'collect.stage.reading': 'Reading rows',
    'collect.import_column.import_id': 'Import',
    'collect.import_column.file': 'File',
    'collect.import_column.kind': 'Kind',
    'collect.import_column.source': 'Source',
    'collect.import_column.status': 'Status',
    'collect.import_column.rows': 'Rows',
    'collect.import_column.created': 'New',
    'collect.import_column.updated': 'Changed',
    'collect.import_column.unchanged': 'Unchanged',
    'collect.import_column.refused': 'Refused',
    'collect.import_column.blanked': 'Values left out',
    'collect.import_column.imported_at': 'Imported on',
    'collect.import_column.imported_by': 'Imported by',
    'collect.import_column.undone_at': 'Undone on',
    'collect.column.import': 'Import',
    'collect.column.file': 'File',
    'collect.column.kind': 'Kind',
    'collect.column.status': 'Status',
    'collect.column.rows': 'Rows',
    'collect.column.created': 'New',
    'collect.column.updated': 'Changed',
    'collect.column.unchanged': 'Unchanged',
    'collect.column.refused': 'Refused',
    'collect.column.blanked': 'Values left out',
    'collect.column.left_out': 'Left out',
    'collect.column.action': 'What happens',
    'collect.column.changes': 'What changes',
    'collect.column.notes': 'Why',
    'collect.action.created': 'new',
    'collect.action.updated': 'changed',
    'collect.action.unchanged': 'unchanged',
    'collect.action.refused': 'refused',
    'collect.action.left_out': 'left out',
    'collect.dry_run': 'Dry run',
    'collect.preview_gone':
      'This preview is no longer kept, as newer ones took its place or Talweg was started again. Preview the files again.',
    'collect.column.line': 'Line',
    'collect.column.column': 'Column',
    'collect.column.value': 'Value',
    'collect.stage.rehearsing': 'Rehearsing it',
    'collect.undo_values': '{{field}}: {{accounts}} accounts show another value',
    'collect.column.undo_what': 'What',
    'collect.column.gone': 'Go',
    'collect.column.changed': 'Change',
    'collect.column.back': 'Show again',
    'collect.column.examples': 'Such as',
    'collect.column.reason': 'Reason',
    'collect.column.advice': 'What to do',
    'collect.report_of': 'not taken of {{file}}',
    'collect.rows_to_fix_of': 'rows to fix of {{file}}',
    'collect.fixes_kind':
      '{{file}} mends rows of {{kind}} and cannot be taken for anything else. Nothing was imported.',
    'collect.column.severity': 'Effect',
    'collect.column.row': 'Row',
    'collect.column.encoding': 'Encoding',
    'collect.column.mapped': 'Columns mapped',
    'collect.kind_unknown': 'There is no kind “{{kind}}”. Known are: {{known}}.',
    'collect.fits_nothing':
      '{{file}} fits nothing that Talweg knows. Say what it holds with --kind {{known}}, or leave it out. Nothing was imported.',
    'collect.read_unreadable':
      '“{{said}}” does not say how a file is read. Say it like --read delimiter=; --read header_line=3; known are {{known}}.',
    'collect.plan_columns':
      'The plan for {{file}} has {{given}} columns, the file has {{columns}}. Look at the file again before you import it.',
    'collect.cancelled': 'The import was cancelled. Nothing of it was kept.',
    'collect.file_missing': 'There is no uploaded file {{id}}. Upload it again.',
    'collect.import_missing': 'There is no import {{id}}. See the list of imports.',
    'collect.reject.duplicate_id':
      'Another row of this file has the same id, and that one counts. Give this row an id of its own if it is something else.',
    'collect.reject.needs_accounts':
      'The row has neither a company name nor a website. Add one and import it again.',
    'collect.reject.needs_contacts':
      'The row has no name, e-mail address or telephone number. Add one and import it again.',
    'collect.reject.needs_opportunities': 'The row has no id, name or account. Add one and import it again.',
    'collect.reject.needs_activities': 'The row has no readable date. Add it and import it again.',
    'collect.reject.needs_products': 'The row has no product name. Add it and import it again.',
    'collect.reject.needs_purchases':
      'The row names no customer and has no number. Add one and import it again.',
    'collect.reject.needs_costs': 'The row has no readable amount. Add it and import it again.',
    'collect.reject.needs_followers':
      'The row has no id, name, e-mail address or telephone number. Add one and import it again.',
    'collect.reject.needs_members':
      'The row has no id, name, e-mail address or telephone number. Add one and import it again.',
    'collect.reject.needs_attendance':
      'The row has no name, e-mail address or telephone number. Add one and import it again.',
    'collect.reject.needs_outcomes':
      'The row names nobody: no e-mail address, telephone number, name or company. Add one and import it again.',
    'collect.table_missing':
      'There is no table “{{table}}” in {{name}}. Look at the file again: its sheets may have been renamed.',
    'collect.table_hidden':
      'This sheet is hidden in its workbook. Ask for it by name with --table to take it.',
    'collect.table_fits_nothing': 'Fits no kind of file that Talweg knows. Say what it holds with --kind.',
    'collect.no_folder': 'There is no folder {{folder}}, or it cannot be read.',
    'collect.folder_rest':
      'The first {{taken}} files by name were taken, up to {{last}}; {{rest}} behind it were not. Go on with: talweg import FOLDER --after "{{last}}"',
    'collect.folder_folders_one':
      'One folder in it was not entered. Import it by itself: talweg import "{{folder}}"',
    'collect.folder_folders_other':
      '{{count}} folders in it were not entered. Import them by themselves: talweg import "{{folder}}" …',
    'collect.after_folder':
      '--after goes on with one folder. Name that folder, and nothing else. Nothing was imported.',
    'collect.standard_input': 'standard input',
    'collect.nothing_named':
      'Name what to import: files, a folder, or - for standard input; with --singer the messages of a tap on standard input.',
    'collect.singer_streams':
      'The tap writes more than {{most}} streams. Select those that you need. Nothing was imported.',
    'collect.singer_nothing':
      'No stream of the tap fits anything that Talweg knows ({{streams}}). Say what they hold with --kind {{known}}. Nothing was imported.',
    'collect.singer.empty': 'the stream has no records',
    'collect.singer.line': 'Line {{line}} was passed over: {{reason}}',
    'collect.singer.more_one': 'One more line was passed over.',
    'collect.singer.more_other': '{{count}} more lines were passed over.',
    'collect.singer.unreadable': 'it is no Singer message',
    'collect.singer.overlong': 'it is longer than 4 MB',
    'collect.singer.no_schema': 'a record of a stream whose SCHEMA did not come before it',
    'collect.singer.deleted':
      'a record that was deleted in its source (_sdc_deleted_at); what is known of it stays as it is',
    'collect.origin_by_name':
      '{{name}} looks like a list that others gave or sold: its name says “{{said}}”. If so, say on which ground it may be used: talweg sources set "{{label}}" --kind third --basis …',
    'collect.origin_by_header':
      '{{name}} looks like a list that others gave or sold: it has a column “{{said}}”. If so, say on which ground it may be used: talweg sources set "{{label}}" --kind third --basis …',
    'collect.left_out': 'Left out: {{what}}',
    'collect.file_empty': '{{name}} is empty. Export it again, or leave it out.',
    'collect.header_only':
      '{{name}} has a header but no rows. Export it again with its data, or leave it out.',
    'collect.no_rows':
      '{{name}} has no rows in its first megabyte. Check whether its line ends were lost, and export it again.',
    'collect.too_many_columns':
      '{{name}} has {{columns}} columns; {{most}} can be read. Export only the columns that are needed.',
    'collect.not_a_table':
      '{{name}} is not a text table: its content is {{format}}, whatever its name says. Open it where it comes from, save it as CSV (UTF-8) and try again.',
    'collect.archive_nested':
      '{{name}} is an archive within an archive. Unpack it and import its files. Nothing of it was kept.',
    'collect.archive_damaged':
      '{{name}} is damaged or was cut off, and cannot be unpacked. Send or export it again. Nothing of it was kept.',
    'collect.archive_unsafe':
      '{{name}} holds names that lead out of the archive, as no honest program writes them. Nothing of it was unpacked.',
    'collect.archive_bomb':
      '{{name}} would unpack to {{megabytes}} MB, far more than files of its size do. Nothing of it was kept. If that is right, unpack it yourself and import its files.',
    'collect.archive_entries':
      '{{name}} holds {{entries}} files; {{most}} can be looked at. Pack only the files that you need.',
    'collect.archive_rest':
      '{{name}} holds {{files}} files. The first {{most}} by name were taken, {{rest}} were left out. Pack those separately to import them.',
    'collect.archive_locked':
      '{{name}} is locked with a password. Unpack it with the password and import the file itself.',
    'collect.workbook_damaged':
      '{{name}} is not a sound Excel workbook ({{problem}}). Open it in Excel, save it as a new .xlsx file and try again. Nothing of it was kept.',
    'collect.workbook_old':
      '{{name}} is a workbook of Excel 97–2003 (.xls), whatever its name says. Open it and save it as .xlsx (Excel workbook), then import that.',
    'collect.workbook_locked':
      '{{name}} is locked with a password. Open it in Excel, remove the password under File › Info › Protect Workbook, save it and try again.',
    'collect.workbook_other':
      '{{name}} is a spreadsheet in the format {{format}}, which is not read here. Open it where it comes from, save or export it as .xlsx, and import that.',
    'collect.json_no_list':
      '{{name}} is JSON without a list of objects, so it has no rows. Export it as a list like [{"name": "Acme"}], or as one object per line.',
    'collect.json_damaged':
      '{{name}} is JSON that cannot be read ({{problem}}). Export it again. Nothing of it was kept.',
    'collect.parquet_damaged':
      '{{name}} is a Parquet file that cannot be read: it is damaged. Write it again. Nothing of it was kept.',
    'collect.parquet_cut_off':
      '{{name}} is a Parquet file whose end is missing: it was not sent or written to its end. Send it again, or write it again. Nothing of it was kept.',
    'collect.parquet_locked':
      '{{name}} is an encrypted Parquet file. Write it again without encryption, or as CSV. Nothing of it was kept.',
    'collect.parquet_unsupported':
      '{{name}} is a Parquet file with something in it that is not read here: {{problem}}. Write it again with Snappy or Zstandard compression and plain columns, or as CSV. Nothing of it was kept.',
    'collect.parquet_too_large':
      '{{name}} is a Parquet file whose parts are too large for the memory that reading may take. Write it again with smaller row groups (100,000 rows), or as CSV. Nothing of it was kept.',
    'collect.reject.json_unreadable':
      'This is no JSON object, or one of more than 100 levels. Export the row again.',
    'collect.reject.unknown_name':
      'The row is kept without a value whose name does not occur in the first 64 MB of the file. Put such a row first to get its column.',
    'collect.reject.json_cut_off':
      'The file ends in the middle of this row, or is no sound JSON from here on. Export the file again to get the rest.',
    'collect.encoding_unknown':
      '{{name}} is written in an encoding that is not recognised. Save it as CSV (UTF-8) and try again; UTF-16, GBK, GB18030, Big5 and Windows-1252 are read too.',
    'collect.encoding_not_read':
      '{{name}} is written in {{encoding}}, which is not read here. Save it as CSV (UTF-8) and try again.',

    'collect.problem.no_header':
      'No header was found: the first line holds data. Choose a field for each column, or add a header and import the file again.',
    'collect.problem.lines_above_header_one': 'One line above the header is left out.',
    'collect.problem.lines_above_header_other': '{{count}} lines above the header are left out.',
    'collect.problem.duplicate_header':
      'Several columns are headed “{{header}}”: columns {{columns}}. They are told apart by their place; check which one is the right one.',
    'collect.problem.ragged_rows_one':
      'One row looked at does not have {{columns}} cells (line {{line}}); it will be refused. Mend it in the file to keep it.',
    'collect.problem.ragged_rows_other':
      '{{count}} rows looked at do not have {{columns}} cells (first in line {{line}}); they will be refused. Mend them in the file to keep them.',
    'collect.problem.header_only': 'There is a header and no rows. An import would bring nothing.',
    'collect.problem.header_rows':
      'The header takes lines {{first}} to {{last}}; the names above each other are joined.',
    'collect.problem.repaired_rows_one':
      'One row looked at has a stray quote or a missing or surplus separator (line {{line}}). It is read as it most likely was meant, judging by the other rows.',
    'collect.problem.repaired_rows_other':
      '{{count}} rows looked at have stray quotes or missing or surplus separators (first in line {{line}}). They are read as they most likely were meant, judging by the other rows.',
    'collect.problem.foreign_rows_one':
      'One row looked at is written in another encoding than the rest (line {{line}}). It is read in its own.',
    'collect.problem.foreign_rows_other':
      '{{count}} rows looked at are written in another encoding than the rest (first in line {{line}}). They are read in their own.',
    'collect.problem.far_cells_one':
      'A cell stands far to the right of the table (row {{line}}) and is left out. Move it next to the table to keep it.',
    'collect.problem.far_cells_other':
      '{{count}} rows have cells far to the right of the table (first in row {{line}}), which are left out. Move them next to the table to keep them.',
    'collect.problem.left_out_rows_one':
      'One line between or below the rows is no row of the table (line {{line}}): a total, a note or a repeated header. It is left out.',
    'collect.problem.left_out_rows_other':
      '{{count}} lines between or below the rows are no rows of the table (first in line {{line}}): totals, notes, repeated headers or another table. They are left out.',
    'collect.problem.short_rows':
      'Most rows have fewer than {{columns}} cells. The cells missing at their end count as blank.',
    'collect.problem.damaged_rows_one':
      'One row looked at holds bytes that are no text (line {{line}}); it will be refused. Export the file again to keep it.',
    'collect.problem.damaged_rows_other':
      '{{count}} rows looked at hold bytes that are no text (first in line {{line}}); they will be refused. Export the file again to keep them.',
    'collect.problem.refused_rows_one':
      'One row looked at cannot be read (line {{line}}); it will be refused, with its reason among the rejects.',
    'collect.problem.refused_rows_other':
      '{{count}} rows looked at cannot be read (first in line {{line}}); they will be refused, each with its reason among the rejects.',
    'collect.problem.month_first_guessed':
      '“{{header}}” does not tell whether the day or the month comes first ({{example}}). The month is taken to come first; if that is wrong, choose the other order beside the column.',
    'collect.problem.day_first_guessed':
      '“{{header}}” does not tell whether the day or the month comes first ({{example}}). The day is taken to come first; if that is wrong, choose the other order beside the column.',

    'collect.reject.too_many_cells':
      'The row has more cells than the header. Look for a separator inside a value that is not in quotes.',
    'collect.reject.too_few_cells':
      'The row has fewer cells than the header, so its values cannot be told apart. Add the missing separators.',
    'collect.reject.unterminated_quote':
      'A quotation mark opens in this row and never closes. Close or remove it.',
    'collect.reject.nul_byte': 'The row holds a NUL byte, which no text has. Export the row again.',
    'collect.reject.invalid_bytes':
      'The row holds bytes that are no text in the encoding of the file. Export the row again.',
    'collect.reject.cell_too_large': 'A cell of this row is larger than 1 MB. Shorten it.',
    'collect.reject.repaired':
      'The quotes or separators of the row are wrong. It was read as it most likely was meant, judging by the other rows; check it.',
    'collect.reject.far_cells':
      'A cell of this row stands far to the right of the table; the row was read without it. Move it next to the table to keep it.',
    'collect.reject.other_encoding':
      'The line was written in another encoding than the rest of the file. It was read in that one; check it.',
    'collect.reject.repeated_header': 'The header stands here again. It is no row.',
    'collect.reject.repeated_row':
      'Below the repeated header the rows of the table come again, cell by cell. They count once.',
    'collect.reject.other_table':
      'The row belongs to another table of this file. Save that table as a file of its own to import it.',
    'collect.reject.total_row': 'The row holds a sum of other rows. Nothing needs to be done.',
    'collect.reject.note': 'The line is a remark below the table. Nothing needs to be done.',
    'collect.reject.comment': 'The line is a comment. Nothing needs to be done.',
    'collect.reject.row_too_large': 'The line is longer than 4 MB. Check whether line ends are missing.',
    'collect.reject.count_unreadable': 'Not a whole number. Write it like 1200, 1,200, 1.2万 or 100-499.',
    'collect.reject.count_out_of_range':
      'The number is smaller or larger than this can be. Check its unit and its decimal point.',
    'collect.reject.money_unreadable': 'Not an amount. Write it like 1200.50, ￥3,500万 or $1.2M.',
    'collect.reject.money_negative': 'The amount is negative. Give it as a positive number.',
    'collect.reject.money_out_of_range':
      'The amount is larger than this can be. Check its unit and its decimal point.',
    'collect.reject.date_unreadable': 'Not a date of the calendar. Write it as YYYY-MM-DD.',
    'collect.reject.date_out_of_range':
      'The date lies too far back or too far ahead to be right here. Check the year.',
    'collect.reject.minutes_unreadable':
      'Not a length of time. Write it in minutes, like 65, or like 1:05:00.',
    'collect.reject.attended_unreadable': 'Does not say whether somebody came. Write yes or no.',
    'collect.reject.year_unreadable': 'Not a year. Write it with four digits.',
    'collect.reject.year_out_of_range':
      'The year is before 1000 or in the future. Write it with four digits.',
    'collect.reject.domain_unreadable': 'Not a website or domain name. Write it like example.com.',
    'collect.reject.email_unreadable': 'Not an e-mail address. Write it like name@example.com.',
    'collect.reject.flag_unreadable': 'Neither yes nor no. Write yes or no, 是 or 否, 1 or 0.',
    'collect.reject.phone_unreadable':
      'Not a valid telephone number. Write it with its country code, like +86 138 0013 8000.',
  },
  zh: {
    'collect.conflicts': '冲突',
    'collect.conflict_column.line': '行号',
    'collect.conflict_column.account': '客户',
    'collect.conflict_column.field': '字段',
    'collect.conflict_column.row_value': '本文件的值',
    'collect.conflict_column.known_value': '已知的值',
    'collect.conflict_column.known_source': '来自',
    'collect.conflict_column.shown': '将显示',
    'collect.conflict':
      '{{file}}:{{field}}与其他来源不一致：{{row}} 行将采用本文件，{{known}} 行保留已知值。',
    'collect.see_rejects': '无法读取的内容：talweg imports rejects {{id}}',
    'collect.cancelled': '导入已取消。未保留任何内容。',
    'collect.import_column.import_id': '导入编号',
    'collect.import_column.file': '文件',
    'collect.import_column.kind': '类型',
    'collect.import_column.source': '来源',
    'collect.import_column.status': '状态',
    'collect.import_column.rows': '行数',
    'collect.import_column.created': '新增',
    'collect.import_column.updated': '变更',
    'collect.import_column.unchanged': '不变',
    'collect.import_column.refused': '拒绝',
    'collect.import_column.blanked': '未导入的值',
    'collect.import_column.imported_at': '导入时间',
    'collect.import_column.imported_by': '导入人',
    'collect.import_column.undone_at': '撤销时间',
    'collect.column.blanked': '未导入的值',
    'collect.column.column': '列',
    'collect.column.created': '新增',
    'collect.column.encoding': '编码',
    'collect.column.file': '文件',
    'collect.column.import': '导入',
    'collect.column.kind': '类型',
    'collect.column.left_out': '略去',
    'collect.column.action': '处理结果',
    'collect.column.changes': '变更内容',
    'collect.column.notes': '原因',
    'collect.action.created': '新增',
    'collect.action.updated': '变更',
    'collect.action.unchanged': '不变',
    'collect.action.refused': '拒绝',
    'collect.action.left_out': '略去',
    'collect.dry_run': '试运行',
    'collect.preview_gone':
      '该预览已不再保留：可能已被更新的预览取代，或 Talweg 已重新启动。请重新预览文件。',
    'collect.column.line': '行号',
    'collect.column.mapped': '已识别列',
    'collect.stage.rehearsing': '正在推演',
    'collect.undo_values': '{{field}}：{{accounts}} 个客户的值会改变',
    'collect.column.undo_what': '内容',
    'collect.column.gone': '移除',
    'collect.column.changed': '改变',
    'collect.column.back': '恢复',
    'collect.column.examples': '例如',
    'collect.column.reason': '原因',
    'collect.column.advice': '处理办法',
    'collect.report_of': '{{file}} 未导入内容',
    'collect.rows_to_fix_of': '{{file}} 待修正行',
    'collect.fixes_kind': '{{file}} 用于修正 {{kind}} 的行，不能当作其他内容导入。未导入任何内容。',
    'collect.column.refused': '拒绝',
    'collect.column.row': '原始行',
    'collect.column.rows': '行数',
    'collect.column.severity': '影响',
    'collect.column.status': '状态',
    'collect.column.unchanged': '不变',
    'collect.column.updated': '变更',
    'collect.column.value': '值',
    'collect.file_missing': '没有已上传的文件 {{id}}。请重新上传。',
    'collect.fits_nothing':
      '{{file}} 不属于 Talweg 认识的任何类型。请用 --kind {{known}} 指明，或不导入它。未导入任何内容。',
    'collect.import_missing': '没有导入 {{id}}。请查看导入列表。',
    'collect.kind.accounts': '客户',
    'collect.kind.activities': '活动',
    'collect.kind.contacts': '联系人',
    'collect.kind.opportunities': '商机',
    'collect.kind.products': '产品',
    'collect.kind.purchases': '采购与合同',
    'collect.kind.costs': '营销费用',
    'collect.kind.followers': '公众号粉丝',
    'collect.kind.members': '社群好友',
    'collect.kind.attendance': '活动参会',
    'collect.kind.outcomes': '外呼与邮件结果',
    'collect.kind_unknown': '没有“{{kind}}”这种类型。可用的类型：{{known}}。',
    'collect.read_unreadable':
      '“{{said}}”不是有效的读取方式。请写成 --read delimiter=; --read header_line=3 的形式；可用的有：{{known}}。',
    'collect.plan_columns':
      '{{file}} 的方案有 {{given}} 列，而文件有 {{columns}} 列。请重新查看文件后再导入。',
    'collect.reject.duplicate_id':
      '本文件中另一行的编号相同，以那一行为准。如果该行是另一条数据，请给它单独的编号。',
    'collect.reject.needs_accounts': '该行既没有公司名称也没有网址。请补充后重新导入。',
    'collect.reject.needs_activities': '该行没有可读的日期。请补充后重新导入。',
    'collect.reject.needs_contacts': '该行没有姓名、邮箱或电话。请补充后重新导入。',
    'collect.reject.needs_opportunities': '该行没有编号、名称或客户。请补充后重新导入。',
    'collect.reject.needs_products': '该行没有产品名称。请补充后重新导入。',
    'collect.reject.needs_purchases': '该行没有客户，也没有编号。请补充后重新导入。',
    'collect.reject.needs_costs': '该行没有可读的金额。请补充后重新导入。',
    'collect.reject.needs_followers': '该行没有编号、姓名、邮箱或电话。请补充后重新导入。',
    'collect.reject.needs_members': '该行没有编号、姓名、邮箱或电话。请补充后重新导入。',
    'collect.reject.needs_attendance': '该行没有姓名、邮箱或电话。请补充后重新导入。',
    'collect.reject.needs_outcomes': '该行没有指明对象：没有邮箱、电话、姓名或公司。请补充后重新导入。',
    'collect.severity.blanked': '该值未导入',
    'collect.severity.left_out': '非数据行',
    'collect.severity.repaired': '修复后导入',
    'collect.severity.refused': '整行未导入',
    'collect.stage.reading': '正在读取数据',
    'collect.status.imported': '有效',
    'collect.status.undone': '已撤销',
    'collect.table_missing': '{{name}} 中没有表“{{table}}”。请重新查看文件：工作表可能已改名。',
    'collect.table_hidden': '该工作表在工作簿中已隐藏。如需导入，请用 --table 指明其名称。',
    'collect.table_fits_nothing': '不属于 Talweg 认识的任何类型。请用 --kind 指明其内容。',
    'collect.no_folder': '文件夹 {{folder}} 不存在或无法读取。',
    'collect.folder_rest':
      '按名称导入了前 {{taken}} 个文件，到 {{last}} 为止；其后的 {{rest}} 个未导入。请用以下命令继续：talweg import 文件夹 --after "{{last}}"',
    'collect.folder_folders_other':
      '其中的 {{count}} 个文件夹没有进入。请单独导入：talweg import "{{folder}}" …',
    'collect.after_folder': '--after 用于继续导入一个文件夹。请只写该文件夹。未导入任何内容。',
    'collect.standard_input': '标准输入',
    'collect.nothing_named':
      '请指明要导入的内容：文件、文件夹，或用 - 表示标准输入；加上 --singer 则从标准输入读取 tap 的消息。',
    'collect.singer_streams': '该 tap 的数据流超过 {{most}} 个。请只选择需要的。未导入任何内容。',
    'collect.singer_nothing':
      '该 tap 的数据流都不属于 Talweg 认识的类型（{{streams}}）。请用 --kind {{known}} 指明其内容。未导入任何内容。',
    'collect.singer.empty': '该数据流没有记录',
    'collect.singer.line': '第 {{line}} 行已略过：{{reason}}',
    'collect.singer.more_other': '另有 {{count}} 行已略过。',
    'collect.singer.unreadable': '不是 Singer 消息',
    'collect.singer.overlong': '超过 4 MB',
    'collect.singer.no_schema': '记录所属的数据流在此之前没有 SCHEMA',
    'collect.singer.deleted': '该记录已在来源系统中删除（_sdc_deleted_at）；已有的内容保持不变',
    'collect.origin_by_name':
      '{{name}} 像是外部提供或购买的名单：文件名中含“{{said}}”。如属实，请注明使用依据：talweg sources set "{{label}}" --kind third --basis …',
    'collect.origin_by_header':
      '{{name}} 像是外部提供或购买的名单：含有“{{said}}”列。如属实，请注明使用依据：talweg sources set "{{label}}" --kind third --basis …',
    'collect.left_out': '未导入：{{what}}',
    'collect.file_empty': '{{name}} 是空文件。请重新导出，或不导入它。',
    'collect.header_only': '{{name}} 只有表头，没有数据行。请连同数据重新导出，或不导入它。',
    'collect.no_rows': '{{name}} 的前 1 MB 中没有数据行。请检查是否丢失了换行，然后重新导出。',
    'collect.too_many_columns': '{{name}} 有 {{columns}} 列，最多可读取 {{most}} 列。请只导出需要的列。',
    'collect.not_a_table':
      '{{name}} 不是文本表格：无论扩展名如何，其内容是 {{format}}。请在原来的软件中打开，另存为 CSV（UTF-8）后重试。',
    'collect.archive_nested': '{{name}} 是压缩包里的压缩包。请先解压，再导入其中的文件。未保留其中任何内容。',
    'collect.archive_damaged': '{{name}} 已损坏或不完整，无法解压。请重新发送或导出。未保留其中任何内容。',
    'collect.archive_unsafe': '{{name}} 中有指向压缩包之外的文件名，正常程序不会这样写。未解压其中任何内容。',
    'collect.archive_bomb':
      '{{name}} 解压后将达到 {{megabytes}} MB，远远超出正常比例。未保留其中任何内容。如果确有其事，请先解压，再导入其中的文件。',
    'collect.archive_entries':
      '{{name}} 中有 {{entries}} 个文件，最多可查看 {{most}} 个。请只打包需要的文件。',
    'collect.archive_rest':
      '{{name}} 中有 {{files}} 个文件。已按名称取前 {{most}} 个，其余 {{rest}} 个未导入。如需导入，请分开打包。',
    'collect.archive_locked': '{{name}} 有密码保护。请用密码解压后，直接导入其中的文件。',
    'collect.workbook_damaged':
      '{{name}} 不是完好的 Excel 工作簿（{{problem}}）。请用 Excel 打开，另存为新的 .xlsx 文件后重试。未保留其中任何内容。',
    'collect.workbook_old':
      '无论扩展名如何，{{name}} 是 Excel 97–2003 格式（.xls）的工作簿。请打开后另存为 .xlsx（Excel 工作簿），再导入。',
    'collect.workbook_locked':
      '{{name}} 有密码保护。请在 Excel 中打开，在“文件 › 信息 › 保护工作簿”中去掉密码，保存后重试。',
    'collect.workbook_other':
      '{{name}} 是 {{format}} 格式的电子表格，这里不能读取。请在原来的软件中打开，另存或导出为 .xlsx 后再导入。',
    'collect.json_no_list':
      '{{name}} 是 JSON，但其中没有对象列表，因此没有数据行。请导出为 [{"name": "Acme"}] 这样的列表，或每行一个对象。',
    'collect.json_damaged': '{{name}} 是 JSON，但无法读取（{{problem}}）。请重新导出。未保留其中任何内容。',
    'collect.parquet_damaged':
      '{{name}} 是 Parquet 文件，但已损坏，无法读取。请重新生成。未保留其中任何内容。',
    'collect.parquet_cut_off':
      '{{name}} 是 Parquet 文件，但缺少结尾：没有发送或写入完整。请重新发送或重新生成。未保留其中任何内容。',
    'collect.parquet_locked':
      '{{name}} 是加密的 Parquet 文件。请不加密重新生成，或另存为 CSV。未保留其中任何内容。',
    'collect.parquet_unsupported':
      '{{name}} 是 Parquet 文件，但其中有这里无法读取的内容：{{problem}}。请改用 Snappy 或 Zstandard 压缩和普通列重新生成，或另存为 CSV。未保留其中任何内容。',
    'collect.parquet_too_large':
      '{{name}} 是 Parquet 文件，但其中的数据块过大，超出读取可用的内存。请用较小的行组（100,000 行）重新生成，或另存为 CSV。未保留其中任何内容。',
    'collect.reject.json_unreadable': '这不是 JSON 对象，或层级超过 100 层。请重新导出该行。',
    'collect.reject.unknown_name':
      'The row is kept without a value whose name does not occur in the first 64 MB of the file. Put such a row first to get its column.',
    'collect.reject.json_cut_off':
      '文件在该行中断，或从这里起不是完好的 JSON。请重新导出文件以补齐其余部分。',
    'collect.encoding_unknown':
      '无法识别 {{name}} 的文字编码。请另存为 CSV（UTF-8）后重试；也支持 UTF-16、GBK、GB18030、Big5 和 Windows-1252。',
    'collect.encoding_not_read':
      '{{name}} 的文字编码是 {{encoding}}，无法读取。请另存为 CSV（UTF-8）后重试。',

    'collect.problem.no_header': '没有找到表头：第一行就是数据。请为每一列选择字段，或补上表头后重新导入。',
    'collect.problem.lines_above_header_other': '表头上方的 {{count}} 行将被略去。',
    'collect.problem.duplicate_header':
      '多列的表头都是“{{header}}”：第 {{columns}} 列。系统按位置区分，请确认哪一列才是需要的。',
    'collect.problem.ragged_rows_other':
      '所查看的行中有 {{count}} 行不是 {{columns}} 个单元格（首见于第 {{line}} 行），这些行将被拒绝。若要保留，请在文件中修正。',
    'collect.problem.header_only': '只有表头，没有数据行。导入不会带来任何内容。',
    'collect.problem.header_rows': '表头占第 {{first}} 至 {{last}} 行，上下各级名称将合并为一个列名。',
    'collect.problem.repaired_rows_other':
      '所查看的行中有 {{count}} 行的引号多余，或分隔符缺失、多余（首见于第 {{line}} 行），将参照其他行按最可能的意思读取。',
    'collect.problem.foreign_rows_other':
      '所查看的行中有 {{count}} 行的编码与其余不同（首见于第 {{line}} 行），将按各自的编码读取。',
    'collect.problem.far_cells_other':
      '{{count}} 行在表格右侧很远处还有单元格（首见于第 {{line}} 行），这些单元格将被略去。若要保留，请移到表格旁边。',
    'collect.problem.left_out_rows_other':
      '数据行之间或之后有 {{count}} 行不是数据（首见于第 {{line}} 行）：合计、说明、重复的表头或另一个表，将被略去。',
    'collect.problem.short_rows': '多数行不足 {{columns}} 个单元格，行尾缺少的单元格按空白处理。',
    'collect.problem.damaged_rows_other':
      '所查看的行中有 {{count}} 行含有无法解码的字节（首见于第 {{line}} 行），这些行将被拒绝。若要保留，请重新导出文件。',
    'collect.problem.refused_rows_other':
      '所查看的行中有 {{count}} 行无法读取（首见于第 {{line}} 行），这些行将被拒绝，原因见拒绝列表。',
    'collect.problem.month_first_guessed':
      '“{{header}}”列看不出日和月哪个在前（{{example}}）。现按月在前处理；如果不对，请在该列旁改选另一种顺序。',
    'collect.problem.day_first_guessed':
      '“{{header}}”列看不出日和月哪个在前（{{example}}）。现按日在前处理；如果不对，请在该列旁改选另一种顺序。',

    'collect.reject.too_many_cells': '该行的单元格多于表头。请检查是否有未加引号的分隔符。',
    'collect.reject.too_few_cells': '该行的单元格少于表头，无法判断各值属于哪一列。请补上缺少的分隔符。',
    'collect.reject.unterminated_quote': '该行有一个引号没有闭合。请补上或删除它。',
    'collect.reject.nul_byte': '该行含有 NUL 字节，不是正常文本。请重新导出该行。',
    'collect.reject.invalid_bytes': '该行含有不符合文件编码的字节。请重新导出该行。',
    'collect.reject.cell_too_large': '该行有单元格超过 1 MB。请缩短内容。',
    'collect.reject.repaired': '该行的引号或分隔符有误，已参照其他行按最可能的意思读取。请核对。',
    'collect.reject.far_cells':
      '该行有单元格在表格右侧很远处，已略去，其余内容已读取。若要保留，请移到表格旁边。',
    'collect.reject.other_encoding': '该行的编码与文件其余部分不同，已按其自身编码读取。请核对。',
    'collect.reject.repeated_header': '此处重复出现表头，不是数据行。无需处理。',
    'collect.reject.repeated_row': '重复的表头之后又原样出现了表中已有的行，只计一次。无需处理。',
    'collect.reject.other_table': '该行属于文件中的另一个表。如需导入，请将那个表另存为单独的文件。',
    'collect.reject.total_row': '该行是合计行。无需处理。',
    'collect.reject.note': '该行是表格下方的说明。无需处理。',
    'collect.reject.comment': '该行是注释。无需处理。',
    'collect.reject.row_too_large': '该行超过 4 MB。请检查是否缺少换行。',
    'collect.reject.count_unreadable': '不是整数。请写成 1200、1,200、1.2万 或 100-499 这样的形式。',
    'collect.reject.count_out_of_range': '数字过小或过大，不合常理。请检查单位和小数点。',
    'collect.reject.money_unreadable': '不是金额。请写成 1200.50、￥3,500万 或 $1.2M 这样的形式。',
    'collect.reject.money_negative': '金额为负数。请改为正数。',
    'collect.reject.money_out_of_range': '金额过大，不合常理。请检查单位和小数点。',
    'collect.reject.date_unreadable': '不是有效日期。请写成 YYYY-MM-DD。',
    'collect.reject.date_out_of_range': '日期过早或过晚，不合常理。请检查年份。',
    'collect.reject.minutes_unreadable': '不是时长。请写成分钟数，如 65，或写成 1:05:00。',
    'collect.reject.attended_unreadable': '看不出是否参加。请写“是”或“否”。',
    'collect.reject.year_unreadable': '不是年份。请写成四位数字。',
    'collect.reject.year_out_of_range': '年份早于公元 1000 年，或在未来。请写成四位数字。',
    'collect.reject.domain_unreadable': '不是网址或域名。请写成 example.com 这样的形式。',
    'collect.reject.email_unreadable': '不是电子邮箱地址。请写成 name@example.com 这样的形式。',
    'collect.reject.flag_unreadable': '看不出是或否。请写成 是/否、Y/N 或 1/0。',
    'collect.reject.phone_unreadable': '不是有效的电话号码。请带上国家代码，例如 +86 138 0013 8000。',
  },
}

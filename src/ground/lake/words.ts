import type { Words } from '../kernel/index.ts'

export const words: Words = {
  en: {
    'lake.held':
      'Another Talweg process (pid {{pid}}) is using this home. Wait until it has finished, or stop it; nothing was changed.',
    'lake.unwritable':
      'The data file {{path}} cannot be opened for writing. Give this user the right to write there, or choose another folder with TALWEG_HOME.',
    'lake.memory_full':
      'The work needs more memory than TALWEG_LAKE_MEMORY allows. Nothing of it was kept; what was there before is safe. Set it higher, for example to 2GB, and try again.',
    'lake.newer':
      'The data file {{path}} was written by a newer version of Talweg. Update Talweg, or choose another home.',
    'lake.damaged':
      'The data file {{path}} cannot be read ({{message}}). Restore it from a backup; nothing was changed.',
    'lake.query_invalid': 'The query cannot be answered: {{message}}',
    'lake.query_not_select': 'Only one SELECT statement can be run here. Nothing was changed.',
    'lake.query_relation':
      '“{{name}}” is not one of the public views. docs/views.md and GET /api/v1/views list them.',
    'lake.query_function':
      'The function {{name}} is not available here. Use the ordinary functions of SQL over the public views.',
    'lake.query_memory': 'The query needs more memory than it may have. Filter it, or ask for less.',
    'lake.column_unknown': 'There is no column “{{column}}”. Known are: {{known}}.',
    'lake.column_not_filterable': 'The column “{{column}}” cannot be filtered.',
    'lake.filter_value':
      '“{{value}}” is no value of the column “{{column}}”. Write a whole number, for an amount with up to two decimals, and a day as 2026-01-31.',
    'lake.query_too_deep': 'The query is nested more than {{levels}} levels deep. Split it up.',
    'lake.query_time': 'The query was stopped after {{seconds}} seconds. Filter it, or ask for less.',
  },
  zh: {
    'lake.held':
      '另一个 Talweg 进程（进程号 {{pid}}）正在使用此数据目录。请等它结束或将其停止；未作任何更改。',
    'lake.unwritable': '无法写入数据文件 {{path}}。请为当前用户授予写权限，或用 TALWEG_HOME 指定其他目录。',
    'lake.memory_full':
      '所需内存超过 TALWEG_LAKE_MEMORY 的限制。本步骤未保存任何内容，此前的数据安全。请调大该值（例如 2GB）后重试。',
    'lake.newer': '数据文件 {{path}} 由更新版本的 Talweg 写入。请升级 Talweg，或选择其他数据目录。',
    'lake.damaged': '无法读取数据文件 {{path}}（{{message}}）。请从备份恢复；未作任何更改。',
    'lake.query_invalid': '无法执行该查询：{{message}}',
    'lake.query_not_select': '此处只能执行一条 SELECT 语句。未作任何更改。',
    'lake.query_relation': '“{{name}}”不是公开视图。docs/views.md 与 GET /api/v1/views 列出了全部视图。',
    'lake.query_function': '此处不能使用函数 {{name}}。请对公开视图使用常规 SQL 函数。',
    'lake.query_memory': '查询所需内存超过允许的上限。请增加筛选条件或减少查询范围。',
    'lake.column_unknown': '没有“{{column}}”这一列。可用的列：{{known}}。',
    'lake.column_not_filterable': '“{{column}}”列不能用于筛选。',
    'lake.filter_value':
      '“{{value}}”不是“{{column}}”列的有效值。请填写整数（金额可带两位小数），日期请写成 2026-01-31。',
    'lake.query_too_deep': '查询的嵌套超过 {{levels}} 层。请拆分查询。',
    'lake.query_time': '查询在 {{seconds}} 秒后被停止。请增加筛选条件或减少查询范围。',
  },
}

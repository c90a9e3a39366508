import type { Words } from '../kernel/index.ts'

export const words: Words = {
  en: {
    'state.platform_unsupported':
      'Talweg has no PostgreSQL of its own for this system ({{platform}}), or it was installed without optional dependencies. Install again with `npm install --include=optional`, or point DATABASE_URL to a PostgreSQL 15 or later.',
    'state.binaries_unusable':
      'The PostgreSQL that comes with Talweg does not run on this system ({{platform}}): {{reason}} Point DATABASE_URL to a PostgreSQL 15 or later; on Alpine Linux this is always needed.',
    'state.folder_denied':
      'Talweg may not enter or write in {{folder}}. Give the folder to the user who starts Talweg (as root: the one PostgreSQL runs under), or choose another home with TALWEG_HOME.',
    'state.data_missing':
      '{{folder}} points to {{target}}, but nothing is there: the database of this home was moved or deleted. Bring it back, or restore home and database together from a backup.',
    'state.data_damaged':
      '{{folder}} is not empty and is no PostgreSQL data folder. Nothing in it was touched. Restore it from a backup, or move it away to begin with an empty database.',
    'state.data_version':
      'The data in {{folder}} were written by PostgreSQL {{found}}, this Talweg brings PostgreSQL {{expected}}. Nothing was changed. Use the Talweg version that wrote them.',
    'state.password_lost':
      'The password of the database, {{file}}, is missing or is not the right one. Restore the file from a backup of this home.',
    'state.socket_folder':
      '{{folder}} should be private to Talweg but belongs to somebody else or is open to others. Delete it, or choose a home folder with a shorter path.',
    'state.server_failed': 'PostgreSQL did not start. It says:\n{{log}}\nThe whole log is in {{file}}.',
    'state.server_stuck':
      'A PostgreSQL of an earlier run (process {{pid}}) still works on {{folder}} and does not end. End that process and start again.',
    'state.database_unreachable':
      'The database in DATABASE_URL does not answer: {{reason}} Check the address, user and password, and that the server runs.',
    'state.database_old':
      'The database in DATABASE_URL is PostgreSQL {{version}}; Talweg needs {{needed}} or later.',
    'state.unavailable':
      'The database does not answer. What was confirmed before is safe. Try again; if it stays so, restart Talweg.',
    'state.database_full':
      'The database has no space or memory left. What was confirmed before is safe. Free some space and try again.',
    'state.busy': 'The database has too much to do right now. Try again in a moment.',
    'state.schema_newer':
      'This home was written by a newer version of Talweg (it knows {{name}}). Nothing was changed. Update Talweg.',
    'state.schema_changed':
      'The change {{name}} was applied to this database in another form than this version brings. Nothing was changed. Use the version of Talweg that wrote this home.',
    'state.migration_failed':
      'The database could not be brought to this version: {{name}} failed ({{reason}}). It is as it was before this change.',
    'state.job_missing': 'There is no job {{id}}.',
    'state.job_unknown': 'This version of Talweg cannot do jobs of the kind {{kind}}. Update Talweg.',
    'state.job_crashed':
      'Talweg ended unexpectedly {{times}} times while doing this job, so it is not tried again. Look into the log, often memory ran out, and start it anew.',
    'state.job_failed':
      'The job failed for an unforeseen reason. The log has the details under {{id}}. It can be started again.',
  },
  zh: {
    'state.platform_unsupported':
      'Talweg 没有适用于此系统（{{platform}}）的内置 PostgreSQL，或安装时略过了可选依赖。请运行 `npm install --include=optional` 重新安装，或用 DATABASE_URL 指向 PostgreSQL 15 或更高版本。',
    'state.binaries_unusable':
      'Talweg 自带的 PostgreSQL 无法在此系统（{{platform}}）上运行：{{reason}} 请用 DATABASE_URL 指向 PostgreSQL 15 或更高版本；Alpine Linux 上必须如此。',
    'state.folder_denied':
      'Talweg 无权进入或写入 {{folder}}。请把该文件夹的权限授予启动 Talweg 的用户（以 root 启动时：运行 PostgreSQL 的用户），或用 TALWEG_HOME 选择其他主文件夹。',
    'state.data_missing':
      '{{folder}} 指向 {{target}}，但那里什么也没有：此主文件夹的数据库已被移动或删除。请恢复它，或从备份中同时恢复主文件夹和数据库。',
    'state.data_damaged':
      '{{folder}} 不为空，却不是 PostgreSQL 数据文件夹。其中内容未被改动。请从备份恢复，或将其移走以便从空数据库开始。',
    'state.data_version':
      '{{folder}} 中的数据由 PostgreSQL {{found}} 写入，而此版 Talweg 自带 PostgreSQL {{expected}}。未作任何改动。请使用当初写入数据的 Talweg 版本。',
    'state.password_lost': '数据库密码文件 {{file}} 缺失或不正确。请从此主文件夹的备份中恢复该文件。',
    'state.socket_folder':
      '{{folder}} 应仅供 Talweg 使用，但它属于他人或对他人开放。请删除它，或选择路径更短的主文件夹。',
    'state.server_failed': 'PostgreSQL 未能启动，其日志为：\n{{log}}\n完整日志见 {{file}}。',
    'state.server_stuck':
      '先前运行留下的 PostgreSQL（进程 {{pid}}）仍在使用 {{folder}} 且不结束。请结束该进程后重新启动。',
    'state.database_unreachable':
      'DATABASE_URL 指向的数据库没有响应：{{reason}} 请检查地址、用户名和密码，并确认服务器正在运行。',
    'state.database_old': 'DATABASE_URL 指向的是 PostgreSQL {{version}}；Talweg 需要 {{needed}} 或更高版本。',
    'state.unavailable': '数据库没有响应。此前已确认的内容都安全。请重试；若仍如此，请重新启动 Talweg。',
    'state.database_full': '数据库的空间或内存已用尽。此前已确认的内容都安全。请腾出空间后重试。',
    'state.busy': '数据库此刻过于繁忙。请稍后重试。',
    'state.schema_newer':
      '此主文件夹由更新版本的 Talweg 写入（其中有 {{name}}）。未作任何改动。请更新 Talweg。',
    'state.schema_changed':
      '变更 {{name}} 在此数据库中的形式与此版本自带的不同。未作任何改动。请使用写入此主文件夹的 Talweg 版本。',
    'state.migration_failed':
      '无法将数据库升级到此版本：{{name}} 失败（{{reason}}）。数据库保持此变更之前的样子。',
    'state.job_missing': '任务 {{id}} 不存在。',
    'state.job_unknown': '此版 Talweg 不支持类型为 {{kind}} 的任务。请更新 Talweg。',
    'state.job_crashed':
      '执行此任务时 Talweg 意外中断了 {{times}} 次，因此不再尝试。请查看日志（常见原因是内存不足），然后重新发起。',
    'state.job_failed': '任务因未预料的原因失败。详情见日志中的 {{id}}。可以重新发起。',
  },
}

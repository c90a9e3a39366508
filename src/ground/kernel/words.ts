import type { Words } from './language.ts'

export const words: Words = {
  en: {
    'kernel.disk_full':
      'The disk is full ({{reason}}). Nothing half done was kept, and what was there before is safe. Free some space and try again.',
    'kernel.file_limit':
      'A file would become larger than the system allows ({{reason}}). Nothing half done was kept, and what was there before is safe. Raise the limit (ulimit -f, or that of the disk) and try again.',
    'kernel.denied':
      'The system does not let Talweg work there ({{reason}}). Nothing half done was kept, and what was there before is safe. Give the user who runs Talweg the right to read and write there, see to it that the disk is not mounted read-only, and try again.',
    'kernel.too_many_open':
      'Too many files are open on this machine ({{reason}}). Nothing half done was kept, and what was there before is safe. Try again; if it stays so, raise the limit (ulimit -n) and start Talweg anew.',
    'kernel.disk_broken':
      'The disk reports an error ({{reason}}). Nothing half done was kept. Check the disk before you go on, and have a backup at hand.',
  },
  zh: {
    'kernel.disk_full': '磁盘已满（{{reason}}）。没有留下做了一半的内容，此前的数据安全。请清理空间后重试。',
    'kernel.file_limit':
      '文件将超过系统允许的大小（{{reason}}）。没有留下做了一半的内容，此前的数据安全。请提高限制（ulimit -f 或磁盘的限制）后重试。',
    'kernel.denied':
      '系统不允许 Talweg 在此处读写（{{reason}}）。没有留下做了一半的内容，此前的数据安全。请授予运行 Talweg 的用户读写权限，并确认磁盘不是以只读方式挂载，然后重试。',
    'kernel.too_many_open':
      '此机器上打开的文件过多（{{reason}}）。没有留下做了一半的内容，此前的数据安全。请重试；若仍如此，请提高限制（ulimit -n）并重新启动 Talweg。',
    'kernel.disk_broken':
      '磁盘报告了错误（{{reason}}）。没有留下做了一半的内容。请先检查磁盘，并备好备份，再继续操作。',
  },
}

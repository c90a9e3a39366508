/** Files of a folder that are sent at once; the others wait. */
export const mostAtOnce = 200

/** A file of a folder that is opened when its turn comes. */
export type Later = () => Promise<File>

/**
 * The folders among what was dropped; empty when it is files only. To be asked while the event lasts: a browser
 * forgets what was dropped after it.
 */
export function droppedEntries(items: DataTransferItemList): FileSystemEntry[] {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return entries.some((entry) => entry.isDirectory) ? entries : []
}

/** Every file in folders, theirs included, in the order of names; those that begin with a dot are passed over. */
export async function filesIn(entries: readonly FileSystemEntry[]): Promise<Later[]> {
  const files: Later[] = []
  const visit = async (all: readonly FileSystemEntry[]): Promise<void> => {
    for (const entry of [...all].sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue
      if (isFolder(entry)) await visit(await entriesOf(entry))
      else if (isFile(entry)) files.push(() => fileOf(entry))
    }
  }
  await visit(entries)
  return files
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** A reader gives at most a hundred at a time, and nothing at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const found: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found
    found.push(...some)
  }
}

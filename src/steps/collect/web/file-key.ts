import { type Kind, kinds } from '../model.ts'

/** A file of the address bar. `kind` is what a person said it holds; null: as recognised. */
export type FileKey = { file_id: string; kind: Kind | null; name: string }

/** `id:kind:name`, so that a reload finds the file again. */
export const toText = ({ file_id, kind, name }: FileKey) => `${file_id}:${kind ?? ''}:${name}`

export function fromText(text: string): FileKey {
  const [file_id = '', kind, ...name] = text.split(':')
  return { file_id, kind: kinds.find((each) => each === kind) ?? null, name: name.join(':') }
}

export { collectCommands } from './commands.ts'
export { createFacts } from './facts.ts'
export { type Dictionary, dictionary } from './fields/index.ts'
export { type FileTable, openTable } from './file-table.ts'
export { type Files, openFiles } from './files.ts'
export { collectRoutes } from './http.ts'
export {
  type Recognised,
  recogniseFile,
  recogniseFolder,
  type Skipped,
} from './importing/recognise-files.ts'
export { Imported, showImports } from './importing/show.ts'
export { basisOf, importFiles, redoImport, undoImport } from './imports.ts'
export { rememberPlans } from './mappings/remember.ts'
export { mappingWords } from './mappings/words.ts'
export {
  type FileInspection,
  type FilePlan,
  type Import,
  ImportRequest,
  Kind,
  kinds,
  tableLabel,
} from './model.ts'
export { isOwnField, type OwnField, ownKinds, ownTypes } from './own/model.ts'
export { readOwn } from './own/read.ts'
export { decidedOwnFields, fullDictionary, ownFields } from './own/store.ts'
export { ownFieldWords } from './own/words.ts'
export type { Compared } from './preview/conflicts.ts'
export type { Conflict } from './preview/model.ts'
export { previewFiles } from './preview/preview.ts'
export { openPreviews, type Previews } from './preview/store.ts'
export { headerKey } from './recognise/header.ts'
export type { ReadContext } from './rows.ts'
export { receiveRun } from './sources/receive.ts'
export { decidedSources, describeNew } from './sources/store.ts'
export { createWatch } from './sources/watch.ts'
export { sourceWords } from './sources/words.ts'
export { readByHand, readerByHand, reading as readingByHand } from './standardise/by-hand.ts'
export { sectorsOfIndustries } from './standardise/industries/table.ts'
export { knownValues, nameOf, valuesNamed } from './standardise/known.ts'
export { plainColumn } from './standardise/plain-column.ts'
export { statusOf } from './standardise/stage.ts'
export { saysNothing } from './standardise/standard.ts'
export { levels as titleLevels, titleParts } from './standardise/title.ts'
export { collectViews } from './views.ts'
export { words } from './words.ts'

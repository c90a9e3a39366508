import { readFileSync } from 'node:fs'
import type { Language } from '../../../ground/kernel/index.ts'
import { type ProfileFile, readProfileFile } from './file.ts'
import type { NewWorksheet } from './model.ts'

type Template = NonNullable<NewWorksheet['template']>

/** A profile to begin with, in the language of whoever begins; it is a file like every exported profile. */
export const readTemplate = (template: Template, language: Language): ProfileFile =>
  readProfileFile(readFileSync(new URL(`./templates/${template}.${language}.json`, import.meta.url), 'utf8'))

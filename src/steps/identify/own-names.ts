import type { Language } from '../../ground/kernel/index.ts'
import type { OwnField } from '../collect/index.ts'
import { type Called, columnTrait } from './model.ts'

/** How people called the fields that they added, by the trait of each. */
export function ownNames(
  fields: readonly Pick<OwnField, 'field' | 'label_en' | 'label_zh'>[],
  language: Language,
): Called {
  const names = new Map(
    fields.map(({ field, label_en, label_zh }) => [
      columnTrait + field,
      language === 'zh' ? label_zh : label_en,
    ]),
  )
  return (trait) => names.get(trait)
}

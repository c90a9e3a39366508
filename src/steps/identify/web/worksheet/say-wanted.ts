import { useTranslation } from 'react-i18next'
import type { Criterion, Level } from '../../worksheet/model.ts'
import { useBinWords } from '../bins.ts'

/** Says what a criterion wants: its field, and the values of each level with what they are worth. */
export function useWantedWords() {
  const { t } = useTranslation()
  const words = useBinWords()
  const field = (name: string) => words.trait(name)
  const level = (name: string, each: Level): string => {
    const text =
      'values' in each
        ? each.values.map((value) => words.value(name, value)).join(', ')
        : words.bin(name, `[${each.from ?? ''}, ${each.below ?? ''})`)
    return each.worth === 100 ? text : t('identify.web.sheet.worth_of', { text, worth: each.worth })
  }
  return {
    field,
    level,
    /** All of it in a line. */
    wanted: ({ field: name, wanted }: Pick<Criterion, 'field' | 'wanted'>) =>
      name === null
        ? t('identify.web.sheet.no_field')
        : wanted.length === 0
          ? t('identify.web.sheet.no_values', { field: field(name) })
          : t('identify.web.sheet.wants', {
              field: field(name),
              levels: wanted.map((each) => level(name, each)).join(t('identify.web.sheet.or')),
            }),
  }
}

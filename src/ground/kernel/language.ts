import { createInstance, type i18n } from 'i18next'

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** The words of one room: the same flat keys in every language, placeholders as `{{name}}`, plurals as `key_one` / `key_other`. */
export type Words = Record<Language, Record<string, string>>

/** Says a key in a language; an unknown key comes back as it is, so that a missing word is seen. */
export type Speak = (language: Language, key: string, params?: Record<string, unknown>) => string

/** Merges the words of all rooms into one i18next instance, shared by browser, command line and reports. */
export function createDictionary(rooms: readonly Words[]): i18n {
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      { translation: Object.assign({}, ...rooms.map((room) => room[language])) },
    ]),
  )
  const dictionary = createInstance()
  void dictionary.init({
    resources,
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  return dictionary
}

/** A function that says any key of these rooms. */
export function createSpeaker(rooms: readonly Words[]): Speak {
  const dictionary = createDictionary(rooms)
  return (language, key, params) => dictionary.t(key, { lng: language, ...params })
}

/** The language for a tag list such as an Accept-Language header or `LANG`: Chinese when it comes first, else English. */
export function languageOf(tags: string | undefined): Language {
  return /^\s*zh/i.test(tags ?? '') ? 'zh' : 'en'
}

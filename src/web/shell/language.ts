import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language, Words } from '../../ground/kernel/index.ts'
import { recall, remember } from './memory.ts'

/** The language chosen here before, else Chinese or English as the browser prefers. */
function firstLanguage(): Language {
  const chosen = recall('language')
  if (chosen === 'zh' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** The words of all rooms, ready to be said. Keys are flat, as in `Words`. */
export function createWords(rooms: readonly Words[]): i18n {
  const merged = (language: Language) => Object.assign({}, ...rooms.map((room) => room[language]))
  const instance = createInstance()
  const language = firstLanguage()
  document.documentElement.lang = language
  void instance.use(initReactI18next).init({
    resources: { en: { translation: merged('en') }, zh: { translation: merged('zh') } },
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  return instance
}

/** Changes the language of the page, of the answers of the API, and of the next visit from this browser. */
export function chooseLanguage(words: i18n, language: Language): void {
  remember('language', language)
  document.documentElement.lang = language
  void words.changeLanguage(language)
}

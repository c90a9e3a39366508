import { clean, type Standardiser } from './standard.ts'

/** Several values in one cell, split at `;`, `|`, `、` and line ends; each cleaned, once, in order, joined by `; `. */
export const standardiseList: Standardiser<string> = (text) => {
  const items = text
    .normalize('NFKC')
    .split(/[;|、\r\n]/u)
    .map(clean)
    .filter(Boolean)
  return { value: [...new Set(items)].join('; ') || null }
}

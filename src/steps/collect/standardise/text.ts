import { clean, type Standardiser } from './standard.ts'

/** Free text: NFKC, trimmed, single spaces. Never refused. */
export const standardiseText: Standardiser<string> = (text) => ({ value: clean(text) || null })

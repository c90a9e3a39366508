/**
 * Lower case as the lake has it, letter by letter: `İ` becomes `i` and `Σ` always `σ`, where JavaScript writes
 * two characters and looks at the end of the word. Texts that the lake takes for the same are the same here.
 */
export const fold = (text: string): string =>
  (/[İΣ]/.test(text) ? text.replaceAll('İ', 'i').replaceAll('Σ', 'σ') : text).toLowerCase()

/** The sort of a cell, as far as its letters tell. */
export type Sort = 'number' | 'date' | 'address' | 'words' | 'blank'

/** Numbers with a currency or percent sign, dates, e-mail and web addresses; anything else is words. */
export function sortOf(cell: string): Sort {
  const text = cell.trim().slice(0, 300)
  if (text === '') return 'blank'
  if (/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|^\d{1,2}:\d{2}\b/.test(text))
    return 'date'
  if (/^[-+(]?[$¥€£]?\s?\d[\d.,' ]*[%)]?$/.test(text)) return 'number'
  return /^\S+@\S+\.\S+$|^https?:\/\/|^www\./i.test(text) ? 'address' : 'words'
}

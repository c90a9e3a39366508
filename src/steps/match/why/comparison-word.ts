/** The key of what a line of a receipt compares: as a column is called, but that of an account is a name. */
export const comparisonWord = (comparison: string): string =>
  comparison === 'name' ? 'match.names.name' : `match.column.${comparison}`

/** The page of the source rows that a figure counts. */
export function rowsPath(kind: string, query: Readonly<Record<string, string>>): string {
  return `/data/rows/${kind}?${new URLSearchParams(query)}`
}

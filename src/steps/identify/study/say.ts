type Pen = Readonly<{
  say: (key: string, params?: Record<string, string | number>) => string
  number: (value: number) => string
}>

/** A bin of a study in words: `[20, 500)` becomes "20 to under 500"; of a pair both, with × between them. */
export const sayStudyBin = (bin: string, pen: Pen): string =>
  bin
    .split(' × ')
    .map((part) => sayPart(part, pen))
    .join(' × ')

function sayPart(bin: string, { say }: Pen): string {
  const [, named] = /^\((missing|other|present)\)$/.exec(bin) ?? []
  if (named !== undefined) return say(`identify.study.bin.${named}`)
  const [, low, high] = /^\[(-?[\d.e+-]*), (-?[\d.e+-]*)\)$/.exec(bin) ?? []
  if (low === undefined || high === undefined) return bin
  if (low === '' && high === '') return say('identify.bin.any')
  if (low === '') return say('identify.bin.below', { high })
  if (high === '') return say('identify.bin.from', { low })
  return say('identify.bin.between', { low, high })
}

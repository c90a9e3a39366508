export interface Product {
  name: string
  family: string
  /** List price of one piece in CNY. */
  price: number
  /** Share of opportunities, in percent. */
  share: number
}

export const products: readonly Product[] = [
  { name: 'NX-100', family: 'Switches', price: 2_980, share: 11 },
  { name: 'NX-200', family: 'Switches', price: 6_800, share: 15 },
  { name: 'NX-480', family: 'Switches', price: 28_600, share: 9 },
  { name: 'RX-20', family: 'Routers', price: 4_500, share: 8 },
  { name: 'RX-60', family: 'Routers', price: 19_800, share: 8 },
  { name: 'AirCove 30', family: 'Wireless', price: 1_280, share: 11 },
  { name: 'AirCove 60', family: 'Wireless', price: 2_680, share: 9 },
  { name: 'VP-110', family: 'Desk phones', price: 420, share: 9 },
  { name: 'VP-350', family: 'Desk phones', price: 2_350, share: 6 },
  { name: 'CallHub 50', family: 'Phone systems', price: 9_900, share: 7 },
  { name: 'CallHub 500', family: 'Phone systems', price: 68_000, share: 4 },
  { name: 'CarePlus 3Y', family: 'Services', price: 15_000, share: 3 },
]

/** The ways in which sellers write a product: `NX-200`, `NX200`, `NX 200`, `nx-200`. */
export function productSpellings(product: Product): string[] {
  const { name } = product
  return [
    ...new Set([
      name,
      name.replace(/[- ]/, ''),
      name.replace('-', ' '),
      name.replace(' ', '-'),
      name.toLowerCase(),
    ]),
  ]
}

import { pick, type Random } from '../random.ts'

/** Characters that rarely start a firm's name, each with a reading of its own, so that three of them name nobody. */
const syllables: readonly (readonly [string, string])[] = [
  '澜lan 箬ruo 泽ze 翎ling 昀yun 珩heng 霁ji 沅yuan 栩xu 翊yi 骅hua 砚yan 琅lang 楷kai 铄shuo 韬tao',
  '岑cen 钧jun 曜yao 澄cheng 禾he 柏bai 棠tang 槿jin 桐tong 杉shan 萱xuan 芷zhi 蔚wei 菁jing 苒ran 茗ming',
  '舜shun 岱dai 峤qiao 嵘rong 浔xun 淞song 渝yu 漾yang 潇xiao 湛zhan 沐mu 沛pei 洛luo 滨bin 溪xi 鹭lu',
  '骐qi 驰chi 弘hong 崇chong 卓zhuo 铂bo 敦dun 笃du 励li 睿rui 琛chen 珂ke 玥yue 璞pu 麟lin 鹏peng',
].flatMap((line) => line.split(' ').map((entry) => [entry.slice(0, 1), entry.slice(1)] as const))

const starts =
  'Quor Zyl Brix Vand Torv Mirr Drax Fjell Halv Jorv Nyst Oxb Pryd Kwem Gwyn Thal Ulm Yarr Skov Plin Rhod Clev Wend Ostr Bruv Kest Lorr Merv Tump Ild'
const middles = 'ana ebi ido olu ume ata eri iso ovo uka ela ino omi una are oti'
const ends =
  'brenn vik quist mora delle stria tane wick zorn gard lith bury cott dray feld gren hane jell kamp lund mond nesse pool rand sett tron vale wynn xon yard'

/** A made-up brand and the one domain that belongs to it. */
export interface Brand {
  /** Latin letters: `Lanruoze`, `Quoranavik`. */
  latin: string
  /** Chinese characters, of a Chinese brand only: `澜箬泽`. */
  hanzi: string
  /** A name under `.example`, a top-level domain that is reserved and never resolves (RFC 2606). */
  domain: string
}

/** Makes brands that never repeat. */
export function createBrands(random: Random): (chinese: boolean) => Brand {
  const taken = new Set<string>()
  const free = (brand: Brand) => {
    const isFree = !taken.has(brand.domain)
    taken.add(brand.domain)
    return isFree
  }
  return (chinese) => {
    // Three parts name some 200,000 Chinese and 14,400 other brands; a fourth part serves larger companies.
    for (let attempt = 0; ; attempt++) {
      const parts = attempt < 6 ? 3 : 4
      const brand = chinese ? chineseBrand(random, parts) : latinBrand(random, parts)
      if (free(brand)) return brand
    }
  }
}

function chineseBrand(random: Random, parts: number): Brand {
  const chosen = Array.from({ length: parts }, () => pick(random, syllables))
  const latin = chosen.map(([, reading]) => reading).join('')
  return { ...latinForms(latin), hanzi: chosen.map(([character]) => character).join('') }
}

function latinBrand(random: Random, parts: number): Brand {
  const middle = Array.from({ length: parts - 2 }, () => pick(random, middleParts)).join('r')
  return { ...latinForms(pick(random, startParts) + middle + pick(random, endParts)), hanzi: '' }
}

function latinForms(letters: string): { latin: string; domain: string } {
  const lower = letters.toLowerCase()
  return { latin: lower.slice(0, 1).toUpperCase() + lower.slice(1), domain: `${lower}.example` }
}

const startParts = starts.split(' ')
const middleParts = middles.split(' ')
const endParts = ends.split(' ')

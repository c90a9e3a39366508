import { type Department, departmentOf } from './department.ts'
import { clean, type Standardiser } from './standard.ts'

/** How far up somebody stands, the highest first. */
export const levels = ['c_level', 'vp', 'director', 'manager', 'staff'] as const
type Level = (typeof levels)[number]

const assistant =
  /助理$|秘书|文员|\bassistant to\b|\b(?:executive|personal) assistant\b|\bsecretary\b|\bpa to\b|sekret[aä]r/
/** `Assistant Manager` is no assistant of anybody, and stands a step below one. */
const lower = /\b(?:assistant|associate|junior)\b|^助理(?=.)/

/** Read in this order: a vice president is no president, an account manager no manager of people. */
const patterns: readonly (readonly [Level, RegExp])[] = [
  [
    'staff',
    /\b(?:account|sales|marketing) executive\b|\bkey account manager\b|\baccount manager\b|大?客户经理|项目经理助理/,
  ],
  [
    'vp',
    /副总(?!监|工)|副总裁|\b(?:[se]?vp|avp|vice[- ]president|deputy (?:general manager|managing director|president|ceo))\b|副行长|副院长|副校长/,
  ],
  [
    'director',
    /副?总监|\b(?:director|head|leiter|leiterin|bereichsleiter|directeur|chief (?:engineer|architect|scientist|accountant))\b(?<!managing director)|(?<!副)(?:部长|处长|厂长|局长)|首席(?!.{1,4}官)|总工程师|总会计师|总工|总设计师/,
  ],
  [
    'c_level',
    /\bc[a-z]{1,2}o\b|\bchief [a-z& ]+ officer\b|\bchief executive\b|\bpresident\b|\bmanaging director\b|\bgeneral manager\b|\b(?:co-?)?founder\b|\bowner\b|\bpartner\b|\bchair(?:man|woman|person)?\b|\bgeschäftsführer(?:in)?\b|\bvorstand\b|首席.{1,4}官|总经理|总裁|董事|创始人|合伙人|老板|法定?代表人|法人|行长|院长|校长|社长|会长|东家/,
  ],
  [
    'manager',
    /经理|主管|主任|部长|科长|处长|组长|店长|站长|班长|队长|\b(?:manager|mgr|lead|leader|supervisor|teamleiter|abteilungsleiter|foreman|principal)\b/,
  ],
  [
    'staff',
    /专员|代表|工程师|顾问|员$|师$|助手|干事|\b(?:engineer|specialist|analyst|representative|rep|consultant|developer|designer|buyer|accountant|clerk|officer|coordinator|associate|assistant|technician|administrator|executive|scientist|planner|intern|trainee|agent|architect)\b|实习/,
  ],
]

/** Longer than any title. */
const longest = 200

/**
 * A job title as it is written. Its parts: the `level` (c_level, vp, director, manager, staff) and the `department` that it
 * names, both for titles in Chinese and English. Of several titles in one (`副总经理兼CTO`) the highest level counts; who
 * assists somebody is not that somebody. What names no level or department has none. Never refused.
 */
export const standardiseTitle: Standardiser<string> = (text) => {
  const plain = clean(text)
  return plain === '' ? { value: null } : { value: plain, parts: titleParts(plain) }
}

/** What a title that was standardised tells. */
export function titleParts(title: string): { level: Level | null; department: Department | null } {
  if (title.length > longest) return { level: null, department: null }
  const titles = title.toLowerCase().split(/兼任?|[、,;/|+]|\s(?:and|und|&)\s/u)
  const found = titles.flatMap((title) => levelOf(title.trim()) ?? [])
  const level = levels.find((each) => found.includes(each)) ?? null
  const departments = titles.flatMap((title) => departmentOf(title) ?? [])
  const department = departments.find((each) => each !== 'management') ?? departments[0] ?? null
  return { level, department }
}

function levelOf(title: string): Level | null {
  if (assistant.test(title)) return 'staff'
  const found = patterns.find(([, pattern]) => pattern.test(title))
  if (found === undefined) return null
  const [level] = found
  const place = levels.indexOf(level) + (lower.test(title) ? 1 : 0)
  return levels[Math.min(place, levels.length - 1)] ?? null
}

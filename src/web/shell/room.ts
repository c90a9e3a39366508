import type { ComponentType, ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import type { Words } from '../../ground/kernel/index.ts'
import type { Permission } from '../api/model.ts'

/** An entry of the map at the left. Entries with the same `group` (a key of the words) stand under one heading. */
export type MenuEntry = {
  to: string
  label: string
  icon: ReactNode
  group?: string
  /** Place in the map, in the order of the loop. */
  order: number
  permission: Permission
  /** Letter that goes there after `g`. */
  letter?: string
}

/** A line of the checklist on the first page; the API says whether it is done. */
type ChecklistEntry = { key: string; title: string; text: string; to: string; order: number }

/** A part of the first page. */
type TodayPart = { key: string; order: number; part: ComponentType }

/** Where the search field of the header leads: `to?parameter=what was typed`. */
type SearchTarget = { to: string; parameter: string; label: string }

/** What a step brings to the application. The shell knows no step; it is given these. */
export type Room = {
  words: readonly Words[]
  routes: readonly RouteObject[]
  /** Pages for those who are not signed in, such as a form that a link leads to. */
  open?: readonly RouteObject[]
  menu: readonly MenuEntry[]
  checklist?: readonly ChecklistEntry[]
  today?: readonly TodayPart[]
  search?: SearchTarget
}

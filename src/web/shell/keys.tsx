import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Dialog } from '../kit/dialog.tsx'
import { useMenu } from './menu.tsx'

const helpEvent = 'talweg:keys'
export const openKeysHelp = () => window.dispatchEvent(new Event(helpEvent))

/** A letter after `g` counts for so long, in ms. */
const patience = 1500

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role=combobox]') !== null)

/** Hands a key to the table of the page when the focus is nowhere in particular. */
function handToTable(key: string): boolean {
  if (document.activeElement !== document.body && document.activeElement?.id !== 'content') return false
  const table = document.querySelector<HTMLElement>('[data-walk]')
  table?.focus()
  table?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  return table !== null
}

/** Listens to the keys of the whole application and, on `?`, tells which there are. */
export function KeysHelp() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  const menu = useMenu()
  const wentAt = useRef(0)
  useEffect(() => {
    const show = () => setOpen(true)
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const goes = event.timeStamp - wentAt.current < patience
      wentAt.current = event.key === 'g' ? event.timeStamp : 0
      const entry = goes ? menu.find((each) => each.letter === event.key) : undefined
      if (entry) navigate(entry.to)
      else if (event.key === '?') setOpen(true)
      else if (event.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus()
      else if (!(/^[jk]$/.test(event.key) && handToTable(event.key))) return
      event.preventDefault()
    }
    window.addEventListener(helpEvent, show)
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener(helpEvent, show)
      window.removeEventListener('keydown', press)
    }
  }, [menu, navigate])
  const keys: [string, string][] = [
    ['/', t('web.keys.search')],
    ['?', t('web.keys.title')],
    ['j k ↓ ↑', t('web.keys.walk')],
    ['Enter', t('web.keys.open')],
    ...menu.flatMap((entry): [string, string][] =>
      entry.letter ? [[`g ${entry.letter}`, t('web.keys.go', { page: t(entry.label) })]] : [],
    ),
  ]
  return (
    <Dialog title={t('web.keys.title')} open={open} onCancel={() => setOpen(false)} footer={null}>
      <dl className="tw-keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

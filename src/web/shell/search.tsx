import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useRooms } from './rooms.ts'

/** Typing pauses of this length, in ms, ask for an answer on the page that is searched. */
const pause = 200

/** The search field of the header. On the page it leads to, it searches while one types. */
export function Search() {
  const target = useRooms().find((room) => room.search)?.search
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [address, setAddress] = useSearchParams()
  const there = pathname === target?.to
  const shown = there ? (address.get(target.parameter) ?? '') : ''
  const [text, setText] = useState(shown)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What is on its way into the address; when it arrives, the field may already hold more, which stays.
  const sent = useRef<string[]>([])
  useEffect(() => {
    const arrived = sent.current.indexOf(shown)
    sent.current = sent.current.slice(arrived === -1 ? sent.current.length : arrived + 1)
    if (arrived === -1) setText(shown)
  }, [shown])
  if (!target) return <div className="tw-search" />

  const search = (value: string) => {
    clearTimeout(timer.current)
    if (value !== shown) sent.current.push(value)
    if (!there) return navigate(`${target.to}?${new URLSearchParams({ [target.parameter]: value })}`)
    setAddress(
      (present) => {
        const next = new URLSearchParams(present)
        if (value.trim() === '') next.delete(target.parameter)
        else next.set(target.parameter, value)
        return next
      },
      { replace: true },
    )
  }
  return (
    <search className="tw-search">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          search(text)
        }}
      >
        <Input
          value={text}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          suffix={<kbd aria-hidden>/</kbd>}
          placeholder={t(target.label)}
          aria-label={t(target.label)}
          data-search
          onChange={(event) => {
            const { value } = event.target
            setText(value)
            clearTimeout(timer.current)
            if (there) timer.current = setTimeout(() => search(value), pause)
          }}
        />
      </form>
    </search>
  )
}

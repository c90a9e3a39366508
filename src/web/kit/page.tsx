import { ArrowLeftOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import './page.css'

export type PageProps = {
  title: string
  /** One line under the title: what this page answers. */
  lead?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Where the page belongs. */
  back?: { to: string; label: string }
  /** The content takes the rest of the window and scrolls in itself. */
  filled?: boolean
  children: ReactNode
}

/** The frame of every page: title of the window, heading, actions, content. */
export function Page({ title, lead, actions, back, filled, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Talweg`
  }, [title])
  return (
    <div className={filled ? 'tw-page tw-page-filled' : 'tw-page'}>
      <header className="tw-page-head">
        <div className="tw-page-title">
          {back && (
            <Link to={back.to} className="tw-back">
              <ArrowLeftOutlined aria-hidden /> {back.label}
            </Link>
          )}
          <h1>{title}</h1>
          {lead && <p className="tw-lead">{lead}</p>}
        </div>
        {actions && <div className="tw-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section(props: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="tw-section" aria-label={props.title}>
      <header className="tw-section-head">
        <h2>{props.title}</h2>
        {props.actions && <div className="tw-actions">{props.actions}</div>}
      </header>
      {props.lead && <p className="tw-lead">{props.lead}</p>}
      {props.children}
    </section>
  )
}

/** Figures side by side, each with what it counts. */
export function Stats({ items }: { items: readonly { label: string; value: ReactNode; hint?: string }[] }) {
  return (
    <dl className="tw-stats">
      {items.map((item) => (
        <div key={item.label} title={item.hint}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Names and values in columns, such as the facts of a company. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="tw-facts">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

import type { ReactNode } from 'react'
import { useEffect } from 'react'
import '../kit/page.css'
import { LanguageSwitch, LightSwitch } from '../shell/header-tools.tsx'
import { Logo } from '../shell/logo.tsx'

/** The frame of the pages that one sees before signing in. */
export function Bare({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Talweg`
  }, [title])
  return (
    <main className="tw-bare">
      <div className="tw-bare-head">
        <span className="tw-brand">
          <Logo size={28} />
          Talweg
        </span>
        <span className="tw-row">
          <LanguageSwitch />
          <LightSwitch />
        </span>
      </div>
      <div className="tw-section">
        <h1>{title}</h1>
        {lead && <p className="tw-lead">{lead}</p>}
        {children}
      </div>
    </main>
  )
}

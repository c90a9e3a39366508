import { MenuOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'
import { Waiting } from '../kit/feedback.tsx'
import { HeaderTools } from './header-tools.tsx'
import { KeysHelp } from './keys.tsx'
import { Logo } from './logo.tsx'
import { Menu } from './menu.tsx'
import { Search } from './search.tsx'

/** Header, map at the left, page. */
export function Layout() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  // On a narrow window the map closes when a page opens.
  useEffect(() => setOpen(false), [pathname])
  return (
    <div className="tw-shell">
      <a className="tw-skip" href="#content">
        {t('web.skip')}
      </a>
      <header className="tw-header">
        <Button
          className="tw-menu-button"
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t('web.menu')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        <Link to="/" className="tw-brand">
          <Logo />
          <span>Talweg</span>
        </Link>
        <Search />
        <HeaderTools />
      </header>
      <nav className={open ? 'tw-side tw-side-open' : 'tw-side'} aria-label={t('web.menu')}>
        <Menu />
      </nav>
      <main id="content" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="tw-page">
              <Waiting rows={6} />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <KeysHelp />
    </div>
  )
}

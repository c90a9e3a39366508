import { App, ConfigProvider, type ThemeConfig, theme } from 'antd'
import english from 'antd/locale/en_US.js'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { useTranslation } from 'react-i18next'
import { recall, remember } from './memory.ts'
import { primary } from './palette.ts'

export const lights = ['auto', 'light', 'dark'] as const
export type Light = (typeof lights)[number]

const LightContext = createContext<{ light: Light; setLight: (light: Light) => void }>({
  light: 'auto',
  setLight: () => {},
})

/** Light, dark, or as the system has it, and how to choose. */
export const useLight = () => useContext(LightContext)

/** Whether the system is set in a way, followed as it changes. */
function useSystem(query: MediaQueryList): boolean {
  const follow = useCallback(
    (listener: () => void) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(follow, () => query.matches)
}

const night = window.matchMedia('(prefers-color-scheme: dark)')
const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

const fonts =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** Compact, but with text of 13 px: the 12 px and 10 px of the algorithm are hard on Chinese characters. */
const compact: typeof theme.compactAlgorithm = (seed, map) => ({
  ...theme.compactAlgorithm(seed, map),
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 14,
  lineHeight: 20 / 13,
  lineHeightSM: 20 / 12,
  lineHeightLG: 22 / 14,
})

/** Colours with enough contrast for small text (WCAG 2.2, 1.4.3: 4.5:1), which the defaults of antd miss. */
const colours = {
  light: {
    colorPrimary: primary.light,
    colorInfo: primary.light,
    colorPrimaryHover: '#0c5f91',
    colorPrimaryActive: '#094a72',
    colorLinkHover: '#0c5f91',
    colorSuccess: '#1a7037',
    colorWarning: '#8a5a00',
    colorError: '#c4232c',
    colorPrimaryBg: '#e3f1fa',
    colorInfoBg: '#e3f1fa',
    colorInfoBorder: '#b5d8ee',
    colorSuccessBg: '#e7f5ec',
    colorSuccessBorder: '#b7dfc3',
    colorWarningBg: '#fdf4de',
    colorWarningBorder: '#eed9a4',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#f3c1bd',
    controlItemBgActive: '#e3f1fa',
  },
  dark: {
    colorPrimary: primary.dark,
    colorInfo: primary.dark,
    colorSuccess: '#4cc26a',
    colorWarning: '#e0a93b',
    colorError: '#ff6b63',
  },
} as const

function themeOf(dark: boolean, still: boolean): ThemeConfig {
  const quiet = dark ? 'rgba(255, 255, 255, 0.68)' : 'rgba(0, 0, 0, 0.62)'
  return {
    algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm, compact],
    token: {
      ...colours[dark ? 'dark' : 'light'],
      borderRadius: 6,
      fontFamily: fonts,
      colorTextSecondary: quiet,
      colorTextTertiary: quiet,
      colorTextDescription: quiet,
      colorTextPlaceholder: quiet,
      motion: !still,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    // Dark grounds take light water, and light water takes dark letters.
    components: dark ? { Button: { primaryColor: '#04222f', dangerColor: '#2b0806' } } : {},
  }
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content

/** Colours, density, antd's own words and the nonce for its styles. */
export function Theme({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const [light, setLight] = useState<Light>(() => lights.find((each) => each === recall('light')) ?? 'auto')
  const systemDark = useSystem(night)
  const still = useSystem(stillness)
  const dark = light === 'dark' || (light === 'auto' && systemDark)
  const locale = useAntdWords(i18n.language)
  const config = useMemo(() => themeOf(dark, still), [dark, still])
  useEffect(() => {
    document.documentElement.dataset.light = dark ? 'dark' : 'light'
  }, [dark])
  const choice = useMemo(
    () => ({
      light,
      setLight: (next: Light) => {
        remember('light', next)
        setLight(next)
      },
    }),
    [light],
  )
  return (
    <LightContext value={choice}>
      <ConfigProvider
        theme={config}
        locale={locale}
        csp={{ nonce }}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <App className="tw-app">{children}</App>
      </ConfigProvider>
    </LightContext>
  )
}

type AntdWords = typeof english.default

/** antd's own words. English is there; Chinese is fetched when it is wanted. Never none: antd would build the page anew. */
function useAntdWords(language: string): AntdWords {
  const [words, setWords] = useState<AntdWords>(english.default)
  useEffect(() => {
    if (language !== 'zh') return setWords(english.default)
    void import('antd/locale/zh_CN.js').then((module) => setWords(module.default.default))
  }, [language])
  return words
}

import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../../web/index.ts'
import { EditSubject } from '../model.ts'

/** Whether a page is about companies or about people, as its address says. */
export function useAbout(): EditSubject {
  const { search } = useAddress()
  return EditSubject.safeParse(search.get('about')).data ?? 'account'
}

/** Buttons that turn a page from companies to people and back. */
export function AboutSwitch() {
  const { t } = useTranslation()
  const { change } = useAddress()
  const about = useAbout()
  return (
    <Space.Compact>
      {EditSubject.options.map((each) => (
        <Button
          key={each}
          aria-pressed={each === about}
          color={each === about ? 'primary' : 'default'}
          variant="outlined"
          onClick={() => change({ about: each === 'account' ? null : each })}
        >
          {t(`match.web.about.${each}`)}
        </Button>
      ))}
    </Space.Compact>
  )
}

import { Button, type ButtonProps } from 'antd'
import { useNavigate } from 'react-router'

/** A link that looks like a button: opens in a new tab with the usual keys, and without a page load otherwise. */
export function LinkButton({ to, ...props }: Omit<ButtonProps, 'href' | 'onClick'> & { to: string }) {
  const navigate = useNavigate()
  return (
    <Button
      {...props}
      href={to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        navigate(to)
      }}
    />
  )
}

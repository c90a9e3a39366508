import { Button, type ButtonProps, Grid, Popover } from 'antd'
import { type ReactNode, useCallback, useRef, useState } from 'react'

type PopProps = {
  label: string
  button: ButtonProps
  placement: 'bottomLeft' | 'bottomRight'
  children: ReactNode
}

/** A button that opens a box. The keyboard goes into it with the opening, and back to the button with Escape. */
export function Pop({ label, button, placement, children }: PopProps) {
  const [open, setOpen] = useState(false)
  // In a narrow window neither side has room; only a box in the middle is moved until all of it can be seen.
  const { sm: wide = true } = Grid.useBreakpoint()
  const trigger = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }
  // Kept the same, or every drawing would call it again and take the focus away.
  const enter = useCallback((box: HTMLElement | null) => {
    box?.querySelector<HTMLElement>('input:not([disabled]), a, button')?.focus({ preventScroll: true })
  }, [])
  const content = (
    <section
      ref={enter}
      className="tw-values"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      {children}
    </section>
  )
  return (
    <Popover
      trigger="click"
      placement={wide ? placement : 'bottom'}
      open={open}
      onOpenChange={setOpen}
      content={content}
      destroyOnHidden
    >
      <Button {...button} ref={trigger} aria-expanded={open} />
    </Popover>
  )
}

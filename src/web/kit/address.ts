import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

type AddressChange = Readonly<Record<string, string | readonly string[] | null>>

/** The search of the address bar after a change; an empty value takes its name out. */
export function changeAddress(search: URLSearchParams, change: AddressChange): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    next.delete(name)
    if (value === null || value === '') continue
    for (const each of typeof value === 'string' ? [value] : value) next.append(name, each)
  }
  return next
}

/**
 * State that lives in the address bar, so that reload, back and a shared link give the same view.
 * @returns the present values and a function that changes some of them
 */
export function useAddress() {
  const [search, setSearch] = useSearchParams()
  const change = useCallback(
    (changes: AddressChange, options: { replace?: boolean } = {}) =>
      setSearch((present) => changeAddress(present, changes), { replace: options.replace ?? false }),
    [setSearch],
  )
  return { search, change }
}

declare module 'email-providers' {
  /** Domains under which anybody can have a mailbox. */
  const domains: readonly string[]
  export default domains
}

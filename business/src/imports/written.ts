/** A record that an import wrote: what it was before (null: it was made) and the version it has since. */
export interface Written {
  readonly subject: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly version: number
}

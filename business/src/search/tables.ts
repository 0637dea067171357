import type { Generated } from 'kysely'

export interface SearchTables {
  searchEntry: {
    kind: string
    subject: string
    part: Generated<string>
    title: string
    hint: Generated<string>
    words: string
  }
}

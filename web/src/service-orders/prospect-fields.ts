import type { Section } from '../ui/form.tsx'
import type { useOrderWords } from './texts.ts'

/** Name and address of somebody who is no customer yet, on a quote. */
export function prospectFields(say: ReturnType<typeof useOrderWords>): Section['fields'] {
  return [
    { name: 'prospectName', label: say('prospect-name'), kind: 'text', span: 6 },
    { name: 'prospectAddress', label: say('prospect-address'), kind: 'text', span: 6 },
    { name: 'prospectPostCode', label: say('prospect-post-code'), kind: 'text', span: 3 },
    { name: 'prospectCity', label: say('city'), kind: 'text', span: 9 },
  ]
}

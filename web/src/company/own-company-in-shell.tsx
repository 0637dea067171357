import { useNavigate } from '@tanstack/react-router'
import { OwnCompanyPage } from './own-company-page.tsx'

/** The first set-up for somebody who is signed in already, in the demo or in another company. */
export function OwnCompanyInShell() {
  const go = useNavigate()
  return <OwnCompanyPage onCancel={() => go({ to: '/' })} />
}

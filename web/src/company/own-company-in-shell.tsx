import { Center } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { OwnCompanyCard } from './own-company-card.tsx'

/** The first set-up for somebody who is signed in already, in the demo or in another company. */
export function OwnCompanyInShell() {
  const go = useNavigate()
  return (
    <Center p="md" mih="100%">
      <OwnCompanyCard onCancel={() => go({ to: '/' })} />
    </Center>
  )
}

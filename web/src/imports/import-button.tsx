import { runImport } from '@giro/business/imports/api.ts'
import type { ImportEntity } from '@giro/business/imports/entities.ts'
import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMay } from '../app/session.tsx'
import { useImportWords } from './texts.ts'

/** Leads from a list to its import. */
export function ImportButton({ entity }: { entity: ImportEntity }) {
  const say = useImportWords()
  const navigate = useNavigate()
  const may = useMay(runImport)
  if (!may) return null
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={15} />}
      onClick={() => void navigate({ to: `/import/${entity}` })}
    >
      {say('import')}
    </Button>
  )
}

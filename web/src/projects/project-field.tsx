import { projects } from '@giro/business/projects/api.ts'
import { Group, Select } from '@mantine/core'
import { useAsked } from '../app/call.ts'
import { type Field, Lookup } from '../ui/fields.tsx'
import { useProjectWords } from './texts.ts'

/** Project and phase of a document, as one field of its form. */
export function useProjectField(): Field {
  const say = useProjectWords()
  return {
    name: 'projectNo',
    label: say('projects'),
    kind: 'own',
    span: 6,
    draw: (value, _, all, setAll) => (
      <ProjectAndPhase
        projectNo={(value as string) ?? null}
        phaseNo={(all.phaseNo as string) ?? null}
        onChange={setAll}
      />
    ),
  }
}

/** A project and one of its phases, chosen one after the other. */
export function ProjectAndPhase({
  projectNo,
  phaseNo,
  onChange,
}: {
  projectNo: string | null
  phaseNo: string | null
  onChange: (more: { projectNo?: string | null; phaseNo: string | null }) => void
}) {
  const say = useProjectWords()
  const { data } = useAsked(
    projects.read as never,
    { projectNo: projectNo ?? '' } as never,
    { enabled: projectNo !== null } as never,
  ) as { data?: { phases: { phaseNo: string; description: string }[] } }
  return (
    <Group grow align="end" gap="xs">
      <Lookup
        from={projects as never}
        label={say('project')}
        value={projectNo}
        onChange={(no) => onChange({ projectNo: no, phaseNo: null })}
      />
      <Select
        label={say('phase')}
        clearable
        disabled={projectNo === null}
        value={phaseNo}
        onChange={(no) => onChange({ phaseNo: no })}
        data={(data?.phases ?? []).map((phase) => ({
          value: phase.phaseNo,
          label: `${phase.phaseNo} · ${phase.description}`,
        }))}
      />
    </Group>
  )
}

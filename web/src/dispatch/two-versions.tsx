import type { Board } from '@giro/business/dispatch/api.ts'
import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import type { NotDone, Reason } from '../app/call.ts'
import { useFormats } from '../app/formats.ts'
import type { Move } from './moves.ts'
import { useBoardWords } from './texts.ts'

/** A move that somebody else's change stood in the way of. */
export interface Clash {
  readonly moves: readonly Move[]
  readonly changed: readonly {
    readonly visitNo: string
    readonly version: number
    readonly customer: string
    readonly place: string
  }[]
}

/** The clash that a refusal tells of; null: it was refused for something else. */
export function clashOf(refused: NotDone, moves: readonly Move[]): Clash | null {
  const isClash = ({ code }: Reason) => code === 'dispatch.visit-changed-meanwhile'
  if (refused.reasons.length === 0 || !refused.reasons.every(isClash)) return null
  return { moves, changed: refused.reasons.map(({ facts }) => facts as unknown as Clash['changed'][number]) }
}

/** Both versions side by side: what one wanted, and how it stands now; the person says which it is to be. */
export function TwoVersions(props: {
  readonly clash: Clash | null
  readonly board: Board
  readonly onLeave: () => void
  readonly onInsist: (clash: Clash) => void
}) {
  const { clash, board, onLeave, onInsist } = props
  const say = useBoardWords()
  const formats = useFormats()
  const names = new Map(board.technicians.map(({ resourceNo, name }) => [resourceNo, name]))
  const wanted = (visitNo: string) => {
    const to = clash?.moves.find((move) => move.visitNo === visitNo)?.to
    if (to === undefined) return ''
    if (to === null) return say('to-plan')
    return `${names.get(to.resourceNo) ?? to.resourceNo}, ${formats.day(to.start)}, ${formats.clock(to.start)}`
  }
  return (
    <Modal opened={clash !== null} onClose={onLeave} title={say('two-versions')} size="lg">
      {clash && (
        <Stack>
          <Text size="sm">{say('two-versions-help')}</Text>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('visit')}</Table.Th>
                <Table.Th>{say('version-mine')}</Table.Th>
                <Table.Th>{say('version-now')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {clash.changed.map(({ visitNo, customer, place }) => (
                <Table.Tr key={visitNo}>
                  <Table.Td>{customer}</Table.Td>
                  <Table.Td>{wanted(visitNo)}</Table.Td>
                  <Table.Td>{place}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onInsist(clash)}>
              {say('version-insist')}
            </Button>
            <Button data-autofocus onClick={onLeave}>
              {say('version-leave')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

import { createFaultCode } from '../faults/api.ts'
import type { InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import { receiveRequest } from '../requests/api.ts'
import { createQuote } from '../service-orders/api.ts'

type Does = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<OutputOf<O>>

interface Site {
  readonly customerNo: string
  readonly serviceItemNo: string
}

/** What callers report, as the technicians will read it. */
export async function writeFaultCodes(does: Does): Promise<void> {
  for (const [faultCode, description] of [
    ['BLOCCO', 'In blocco, non riparte'],
    ['NOACQUA', 'Manca acqua calda'],
    ['PERDITA', 'Perde acqua'],
    ['PRESSIONE', 'Pressione troppo bassa'],
    ['RUMORE', 'Rumore anomalo'],
    ['FREDDO', 'Non scalda o non raffredda'],
  ] as const)
    await does(createFaultCode, { faultCode, description })
}

/** What waits in the inbox on the demo's first morning, and quotes that customers think about. */
export async function writeRequests(does: Does, sites: readonly Site[], validUntil: string): Promise<void> {
  const [first, second, third] = sites
  if (!first || !second || !third) return
  await does(receiveRequest, {
    channel: 'form',
    senderName: 'Reception',
    senderPhone: '0461 555123',
    subject: 'Il riscaldamento non parte',
    message: 'Da stamattina i termosifoni sono freddi, il display mostra E3. Ci sono ospiti.',
    wishes: 'il prima possibile, sempre presenti',
    serviceItemNo: first.serviceItemNo,
  })
  await does(receiveRequest, {
    channel: 'phone',
    senderName: 'Sig.ra Moser',
    senderPhone: '0461 555987',
    subject: 'Rumore dal bruciatore',
    message: 'Fischio forte quando si accende.',
    customerNo: second.customerNo,
  })
  await does(receiveRequest, {
    channel: 'phone',
    senderName: 'Studio Pedrotti',
    senderPhone: '0461 555444',
    senderAddress: 'Via Belenzani 12, Trento',
    subject: 'Preventivo per la manutenzione annuale',
    message: 'Due caldaie murali in ufficio, mai seguite da noi.',
  })
  for (const [site, description] of [
    [third, 'Sostituzione circolatore'],
    [second, 'Nuova sonda esterna e taratura'],
  ] as const)
    await does(createQuote, {
      description,
      lines: [{ serviceItemNo: site.serviceItemNo, description }],
      validUntil: validUntil as never,
    })
}

import type { Act } from '../engine/act.ts'

const symptoms = [
  ['ERRORE', 'Messaggio di errore', 'Error message'],
  ['PERDITA', 'Perdita', 'Leaking'],
  ['RUMORE', 'Rumore', 'Noise'],
  ['NON PARTE', 'Non parte', 'Does not start'],
  ['NON SCALDA', 'Non scalda o non raffredda', 'Does not heat or cool'],
] as const
const resolutions = [
  ['SOSTITUITO', 'Ricambio sostituito', 'Part replaced'],
  ['REGOLATO', 'Regolazione', 'Adjusted'],
  ['PULITO', 'Pulizia', 'Cleaned'],
  ['RIPARATO', 'Riparazione sul posto', 'Repaired on site'],
  ['ISTRUITO', 'Cliente istruito', 'Customer instructed'],
] as const
const faults = [
  ['ELETTRICO', 'Guasto elettrico', 'Electrical fault'],
  ['MECCANICO', 'Guasto meccanico', 'Mechanical fault'],
  ['IDRAULICO', 'Guasto idraulico', 'Hydraulic fault'],
  ['COMANDO', 'Guasto del comando', 'Control fault'],
] as const
const reasons = [
  ['DIFETTO', 'Difetto', 'Defect', false, false],
  ['USURA', 'Usura', 'Wear', false, false],
  ['UTENTE', "Errore dell'utente", 'User fault', true, true],
] as const

/** Codes about faults of a new company, unless it has some (specification items §21). */
export async function prepareFaults(act: Act): Promise<void> {
  const there = await act.tx.selectFrom('faultReason').select('faultReasonCode').executeTakeFirst()
  if (there) return
  const words = (it: string, en: string) => (act.user.language === 'it' ? it : en)
  await act.tx
    .insertInto('symptom')
    .values(symptoms.map(([symptomCode, it, en]) => ({ symptomCode, description: words(it, en) })))
    .execute()
  await act.tx
    .insertInto('resolutionCode')
    .values(resolutions.map(([resolutionCode, it, en]) => ({ resolutionCode, description: words(it, en) })))
    .execute()
  await act.tx
    .insertInto('faultCode')
    .values(
      faults.map(([faultCode, it, en]) => ({
        faultAreaCode: null,
        symptomCode: null,
        faultCode,
        description: words(it, en),
      })),
    )
    .execute()
  await act.tx
    .insertInto('faultReason')
    .values(
      reasons.map(([faultReasonCode, it, en, excludeWarrantyDiscount, excludeContractDiscount]) => ({
        faultReasonCode,
        description: words(it, en),
        excludeWarrantyDiscount,
        excludeContractDiscount,
      })),
    )
    .execute()
}

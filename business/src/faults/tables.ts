import type { Generated, GeneratedAlways } from 'kysely'

export interface FaultTables {
  faultArea: { faultAreaCode: string; description: string; version: Generated<number> }
  symptom: { symptomCode: string; description: string; version: Generated<number> }
  faultCode: {
    faultCodeNo: GeneratedAlways<number>
    faultAreaCode: string | null
    symptomCode: string | null
    faultCode: string
    description: string
    version: Generated<number>
  }
  resolutionCode: { resolutionCode: string; description: string; version: Generated<number> }
  faultReason: {
    faultReasonCode: string
    description: string
    excludeWarrantyDiscount: Generated<boolean>
    excludeContractDiscount: Generated<boolean>
    version: Generated<number>
  }
  faultResolutionRelationship: {
    faultCode: Generated<string>
    faultAreaCode: Generated<string>
    symptomCode: Generated<string>
    resolutionCode: string
    groupCode: Generated<string>
    description: Generated<string>
    occurrences: Generated<number>
    createdManually: Generated<boolean>
  }
}

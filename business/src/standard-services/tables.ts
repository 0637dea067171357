import type { Generated } from 'kysely'

export interface StandardServiceTables {
  standardService: {
    standardServiceCode: string
    description: string
    currencyCode: Generated<string>
    version: Generated<number>
  }
  standardServiceLine: {
    standardServiceCode: string
    lineNo: number
    type: '' | 'item' | 'resource' | 'cost' | 'gl-account'
    no: string
    variantCode: string
    description: string
    quantity: string
    amountExclVat: string
    unitCode: string | null
  }
  standardServiceGroup: { standardServiceCode: string; groupCode: string | null }
}

import type { Generated } from 'kysely'
import type { Day } from '../foundation/day.ts'

export type Priority = 'low' | 'medium' | 'high'

export interface ServiceItemTables {
  serviceItemGroup: {
    groupCode: string
    description: string
    responseTimeHours: string
    version: Generated<number>
  }
  serviceItem: {
    serviceItemNo: string
    description: string
    customerNo: string | null
    shipToCode: string
    groupCode: string | null
    manufacturer: string
    model: string
    serialNo: string
    installationDate: Day | null
    status: 'own-service-item' | 'installed' | 'temporarily-installed' | 'defective'
    priority: Priority
    responseTimeHours: string
    preferredResourceNo: string | null
    locationOfItem: string
    blocked: 'no' | 'service-contract' | 'all'
    note: string
    version: Generated<number>
  }
  serviceItemSkill: {
    ownerType: 'service-item' | 'service-item-group'
    ownerNo: string
    skillCode: string
    level: number
  }
}

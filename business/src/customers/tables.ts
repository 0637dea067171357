import type { Generated, GeneratedAlways } from 'kysely'
import type { Language } from '../foundation/texts.ts'
import type { LocationKind } from './location.ts'

interface AddressColumns {
  name: string
  address: string
  postCode: string
  city: string
  county: string
  countryCode: string
  phone: string
  email: string
  zoneCode: string | null
  latitude: number | null
  longitude: number | null
  geoQuality: 'none' | 'postcode' | 'street' | 'exact'
  note: string
  version: Generated<number>
}

export interface CustomerTables {
  customer: AddressColumns & {
    customerNo: string
    name2: string
    mobilePhone: string
    vatNo: string
    language: Language
    blocked: 'no' | 'ship' | 'invoice' | 'all'
  }
  shipToAddress: AddressColumns & { customerNo: string; shipToCode: string; contactName: string }
  customerLocation: {
    locationNo: GeneratedAlways<number>
    customerNo: string
    shipToCode: string
    parentNo: number | null
    kind: LocationKind
    name: string
    version: Generated<number>
  }
  customerExcludedResource: { customerNo: string; resourceNo: string }
  receivingHours: {
    customerNo: string
    shipToCode: string
    weekday: number
    startTime: string
    endTime: string
  }
}

import type { ImportField } from './cells.ts'

export const importEntities = ['customer', 'item', 'service-item'] as const
export type ImportEntity = (typeof importEntities)[number]

const text = (name: string, length: number, ...headings: string[]): ImportField => ({
  name,
  kind: 'text',
  length,
  headings,
})
const code = (name: string, length: number, ...headings: string[]): ImportField => ({
  name,
  kind: 'code',
  length,
  headings,
})

/** Fields that a file of each kind may bring. */
export const fieldsOf: Readonly<Record<ImportEntity, readonly ImportField[]>> = {
  customer: [
    code(
      'customerNo',
      20,
      'no',
      'nr',
      'numero',
      'codice',
      'codice cliente',
      'n cliente',
      'customer no',
      'id',
    ),
    text('name', 100, 'nome', 'ragione sociale', 'cliente', 'customer', 'denominazione'),
    text('address', 90, 'indirizzo', 'via', 'street', 'strada'),
    text('houseNo', 40, 'house number', 'house no', 'housenumber', 'civico', 'n civico', 'numero civico'),
    text('postCode', 20, 'postcode', 'post code', 'postal code', 'zip', 'cap', 'c a p'),
    text('city', 60, 'citta', 'comune', 'localita', 'town'),
    text('county', 30, 'province', 'provincia', 'prov'),
    text('countryCode', 20, 'country', 'country code', 'paese', 'nazione', 'codice paese'),
    text('phone', 40, 'telefono', 'tel', 'phone no'),
    text('email', 80, 'e mail', 'mail', 'posta elettronica'),
    text('vatNo', 20, 'vat', 'vat no', 'partita iva', 'p iva', 'piva'),
    text('latitude', 30, 'latitudine', 'lat'),
    text('longitude', 30, 'longitudine', 'lon', 'lng', 'long'),
    text('note', 1000, 'notes', 'annotazioni', 'kind', 'tipo'),
  ],
  item: [
    {
      ...code('itemNo', 20, 'no', 'nr', 'codice', 'codice articolo', 'articolo', 'item no', 'sku'),
      required: true,
    },
    { ...text('description', 100, 'descrizione', 'nome', 'name'), required: true },
    text('description2', 50, 'descrizione 2', 'description 2'),
    code('baseUnitCode', 10, 'unita', 'um', 'unita di misura', 'unit', 'uom'),
    { name: 'unitCost', kind: 'decimal', headings: ['costo', 'costo unitario', 'cost', 'unit cost'] },
    {
      name: 'unitPrice',
      kind: 'decimal',
      headings: ['prezzo', 'prezzo unitario', 'price', 'unit price', 'listino'],
    },
    code('serviceItemGroupCode', 10, 'gruppo', 'gruppo articoli in assistenza', 'group'),
    text('vendorNo', 20, 'fornitore', 'nr fornitore', 'vendor'),
    text('vendorItemNo', 50, 'codice fornitore', 'nr articolo fornitore', 'vendor item no'),
  ],
  'service-item': [
    code('serviceItemNo', 20, 'no', 'nr', 'codice', 'matricola interna', 'service item no', 'id'),
    text('description', 100, 'descrizione', 'apparecchio', 'impianto', 'name', 'nome'),
    code('customerNo', 20, 'cliente', 'nr cliente', 'codice cliente', 'customer', 'customer no'),
    code('shipToCode', 10, 'cod spedizione', 'codice spedizione', 'sede', 'ship to code'),
    code('itemNo', 20, 'articolo', 'nr articolo', 'codice articolo', 'item', 'item no'),
    code('groupCode', 10, 'gruppo', 'group', 'tipo'),
    text('serialNo', 50, 'matricola', 'nr seriale', 'numero di serie', 'nr di serie', 'serial', 'serial no'),
    text('manufacturer', 50, 'produttore', 'marca', 'costruttore', 'brand'),
    text('model', 50, 'modello'),
    {
      name: 'installationDate',
      kind: 'day',
      headings: ['data installazione', 'installato il', 'installed on'],
    },
    { name: 'salesDate', kind: 'day', headings: ['data vendita', 'sold on'] },
    {
      name: 'warrantyEndParts',
      kind: 'day',
      headings: ['fine garanzia', 'garanzia fino al', 'warranty until'],
    },
    text('locationOfItem', 100, 'ubicazione', 'posizione', 'location', 'piano'),
    text('note', 1000, 'note', 'notes', 'annotazioni'),
  ],
}

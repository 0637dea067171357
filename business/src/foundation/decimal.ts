import Big from 'big.js'

/** Exact, immutable; text on the wire, `numeric` in the database. */
export type Decimal = Big

/** An amount in a currency's smallest unit. */
export type Amount = Decimal & { readonly brand: 'Amount' }

/** Exact decimal of a text or whole number; throws on anything else. */
export function decimal(value: string | number | Decimal): Decimal {
  return new Big(value)
}

/** Rounds half away from zero to the currency's decimals: the only way to make an amount. */
export function asAmount(value: Decimal, decimals = 2): Amount {
  return value.round(decimals, Big.roundHalfUp) as Amount
}

/** Plain digits, never an exponent; with `places`, exactly so many decimals. */
export function decimalText(value: Decimal, places?: number): string {
  return places === undefined ? value.toFixed() : value.toFixed(places, Big.roundHalfUp)
}

/** Exact sum; 0 for nothing. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Big(0))
}

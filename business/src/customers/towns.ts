/** A town with its position, as the open gazetteer has it. */
export interface Town {
  readonly name: string
  /** Code of the province in Italy, of the canton or state elsewhere. */
  readonly county: string
  readonly countryCode: string
  readonly latitude: number
  readonly longitude: number
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * Towns of that name, the right province first, at most five; names compare without accents and case.
 * A bilingual name (`Bolzano - Bozen`) is found by either half.
 */
export function townsNamed(
  towns: readonly Town[],
  city: string,
  county: string,
  countryCode: string,
): Town[] {
  const wanted = new Set([city, ...city.split(/[-/]/)].map(plain).filter((name) => name !== ''))
  if (wanted.size === 0) return []
  return towns
    .filter(
      (town) =>
        town.countryCode === countryCode &&
        [town.name, ...town.name.split(/[-/]/)].some((name) => wanted.has(plain(name))),
    )
    .sort((a, b) => Number(plain(b.county) === plain(county)) - Number(plain(a.county) === plain(county)))
    .slice(0, 5)
}

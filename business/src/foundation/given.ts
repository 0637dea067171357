/** The fields that a caller named: those left out (`undefined`) stay as they are. */
export function givenOf<T extends object>(changes: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never
}

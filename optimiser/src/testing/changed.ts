/**
 * A copy of a file's contents with values put at places such as `visits[2].windows[0]`; `undefined` takes a field away.
 */
export function changed(file: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(file))
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(/[.[\]]+/).filter(Boolean)
    const last = keys.pop()!
    let owner = copy as Record<string, unknown>
    for (const key of keys) owner = owner[key] as Record<string, unknown>
    if (value === undefined) delete owner[last]
    else owner[last] = value
  }
  return copy
}

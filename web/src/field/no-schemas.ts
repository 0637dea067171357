/**
 * Stands in for `zod` and `temporal-polyfill` in the technicians' pages (`vite.config.ts`). They call operations by name
 * and path; what goes in is checked by the server, so the schemas beside the declarations describe nothing here, and
 * 65 kB stay away from a phone. Whatever is made of it is this same nothing; using it for anything is an error.
 */
const nothing: unknown = new Proxy(() => nothing, {
  get: (_target, name) => {
    if (name === 'parse' || name === 'safeParse') throw new Error('The technicians’ pages have no schemas.')
    return name === Symbol.iterator || name === Symbol.toPrimitive ? undefined : nothing
  },
})

export const z = nothing
export const Temporal = new Proxy(
  {},
  {
    get: () => {
      throw new Error('The technicians’ pages have no Temporal.')
    },
  },
)

/** Where somebody is: a page of the application, and what they have chosen there. */
export interface Place {
  readonly page: string
  /** Calendar day that the page shows. */
  readonly day: string
  readonly selected: readonly string[]
}

/** Somebody who looks at the same page. */
export interface Present extends Place {
  readonly pageId: string
  readonly userId: string
  readonly name: string
}

interface Page {
  readonly userId: string
  readonly name: string
  readonly tell: (others: readonly Present[]) => void
  place: Place | null
}

/**
 * Who looks at what right now, of one company. Kept in memory alone: nothing of it is written down, and it is over with
 * the page. Only those who are on a page themselves hear who else is there. Source: specification orders §10.3, §12.
 */
export class Presence {
  readonly #pages = new Map<string, Page>()

  enter(pageId: string, page: Omit<Page, 'place'>): void {
    this.#pages.set(pageId, { ...page, place: null })
  }

  /** False where the page is not this person's, or is gone. */
  move(pageId: string, userId: string, place: Place | null): boolean {
    const page = this.#pages.get(pageId)
    if (!page || page.userId !== userId) return false
    const before = page.place
    page.place = place
    for (const one of new Set([before?.page, place?.page])) if (one !== undefined) this.#tell(one)
    return true
  }

  leave(pageId: string): void {
    const place = this.#pages.get(pageId)?.place
    this.#pages.delete(pageId)
    if (place) this.#tell(place.page)
  }

  /** Everybody on the page hears who else is there; a person's own other windows are not others. */
  #tell(page: string): void {
    const there = [...this.#pages].flatMap(([pageId, { userId, name, place }]) =>
      place?.page === page ? [{ pageId, userId, name, ...place }] : [],
    )
    for (const one of there)
      this.#pages.get(one.pageId)!.tell(there.filter((other) => other.userId !== one.userId))
  }
}

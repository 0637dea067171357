/** So many rows go with one statement where nothing else is said. */
const together = 400

/** Writes many rows with few statements, one part after the other; none for no rows. */
export async function inParts<Row>(
  rows: readonly Row[],
  write: (part: Row[]) => Promise<unknown>,
  size = together,
): Promise<void> {
  for (let at = 0; at < rows.length; at += size) await write(rows.slice(at, at + size))
}

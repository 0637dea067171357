/** Largest file, in bytes. */
export const mostBytes = 20 * 1024 * 1024

/** Kinds of files that may be attached: what the content is, and the endings that name it so. */
export const fileKinds: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/zip': ['zip'],
  'text/plain': ['txt', 'csv', 'md', 'log', 'eml'],
}

/** The ending of a file's name, in small letters; empty where it has none. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * Whether the bytes are plain text: valid UTF-8 without control characters but tabs and line ends. Such a file has no
 * mark of its own by which it could be told.
 */
export function isPlainText(content: Uint8Array): boolean {
  if (content.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}

/**
 * What stands against attaching the file. `found` is the kind that its content shows, null where it shows none.
 *
 * Gives the media type to keep. Pages and scripts (HTML, SVG) and programs are refused whatever their name.
 */
export function kindOfFile(
  name: string,
  found: string | null,
): { readonly mediaType: string } | { readonly refused: 'kind' | 'ending' } {
  const endings = found === null ? undefined : fileKinds[found]
  if (found === null || endings === undefined) return { refused: 'kind' }
  return endings.includes(endingOf(name)) ? { mediaType: found } : { refused: 'ending' }
}

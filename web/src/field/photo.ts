const longestSide = 1600

/**
 * A photo as it leaves the phone: drawn anew at most 1600 points long, as JPEG, so that neither its position nor
 * anything else that the camera wrote into the file goes along. Base64 without a head.
 */
export async function reducedPhoto(file: File): Promise<string> {
  const image = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return withoutHead(canvas.toDataURL('image/jpeg', 0.8))
}

export const withoutHead = (dataUrl: string) => dataUrl.slice(dataUrl.indexOf(',') + 1)

interface Detector {
  detect(image: ImageBitmap): Promise<{ readonly rawValue: string }[]>
}

/** Reads a bar code or QR code from a picture, where the browser can; null: it cannot, or sees none. */
export async function codeIn(file: File): Promise<string | null> {
  const { BarcodeDetector } = window as unknown as { BarcodeDetector?: new () => Detector }
  if (!BarcodeDetector) return null
  try {
    const [found] = await new BarcodeDetector().detect(await createImageBitmap(file))
    return found?.rawValue ?? null
  } catch {
    // No picture, or one that cannot be read: the caller says that nothing was seen.
    return null
  }
}

export const canScan = () => 'BarcodeDetector' in window

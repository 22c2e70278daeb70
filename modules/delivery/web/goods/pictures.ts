/** Longest side of a photo that leaves the device: enough to recognise goods and person, a tenth of a phone's photo. */
const photoPixels = 1600;
/** What the server takes: 1.5 MB; base64 of it and the signature fit one request. */
const photoBytes = 1_200_000;
/** Same proportion as the pad: the minutes print the signature 5 : 2. */
export const signatureSize = { width: 600, height: 240 } as const;

const asBlob = (canvas: HTMLCanvasElement, type: string, quality?: number) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), type, quality);
  });

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function canvasOf(width: number, height: number) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

export interface Picture {
  readonly base64: string;
  readonly blob: Blob;
}

/**
 * A photo as JPEG of at most 1600 px. Drawing it anew leaves out what the camera wrote into the file (EXIF: place,
 * device, owner); the place is recorded on its own where the officer asks for it.
 * @throws where the file is no picture the browser can read
 */
export async function compressPhoto(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, photoPixels / Math.max(bitmap.width, bitmap.height));
  const { canvas, context } = canvasOf(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  let blob = await asBlob(canvas, "image/jpeg", 0.8);
  for (const quality of [0.6, 0.4, 0.25]) {
    if (blob.size <= photoBytes) break;
    blob = await asBlob(canvas, "image/jpeg", quality);
  }
  return { base64: await base64(blob), blob };
}

/** The signature as drawn, as PNG. */
export async function drawnSignature(canvas: HTMLCanvasElement): Promise<Picture> {
  const blob = await asBlob(canvas, "image/png");
  return { base64: await base64(blob), blob };
}

/** Darker than this (of 255) is ink; paper under a roof photographs at 150 to 220. */
const inkBelow = 110;

/** A photo of a signature on paper, in black and white and the size of the pad: some 10 kB instead of 300. */
export async function photographedSignature(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const { canvas, context } = canvasOf(signatureSize.width, signatureSize.height);
  const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  bitmap.close();
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < image.data.length; at += 4) {
    const grey =
      0.299 * (image.data[at] ?? 0) + 0.587 * (image.data[at + 1] ?? 0) + 0.114 * (image.data[at + 2] ?? 0);
    image.data.fill(grey < inkBelow ? 0 : 255, at, at + 3);
  }
  context.putImageData(image, 0, 0);
  return drawnSignature(canvas);
}

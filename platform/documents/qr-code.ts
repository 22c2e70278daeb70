import { renderSVG } from "uqr";

/**
 * A QR code as SVG text, sharp at any print size. Error correction M (15 %) survives a fold or a stamp.
 * @param content at most some 2,300 bytes; never anything personal: a camera reads it in passing
 */
export function qrCodeSvg(content: string): string {
  return renderSVG(content, { ecc: "M", border: 1, pixelSize: 4 });
}

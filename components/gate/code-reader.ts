/** Finds the text of a QR code in a picture of the camera; null when there is none. */
export type CodeReader = (frame: ImageData) => Promise<string | null>;

type NativeDetector = { detect: (frame: ImageData) => Promise<{ rawValue: string }[]> };
type NativeDetectorClass = {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats: () => Promise<string[]>;
};

async function nativeReader(): Promise<CodeReader | undefined> {
  const Detector = (globalThis as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
  if (!Detector || !(await Detector.getSupportedFormats()).includes("qr_code")) return undefined;
  const detector = new Detector({ formats: ["qr_code"] });
  return async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null;
}

async function wasmReader(): Promise<CodeReader> {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  const url = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile: () => url }, fireImmediately: true });
  return async (frame) => {
    const [found] = await readBarcodes(frame, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return found?.isValid ? found.text : null;
  };
}

/** The phone's own reader where it has one, else ours, which is loaded only now: half a megabyte. */
export async function loadCodeReader(): Promise<CodeReader> {
  return (await nativeReader().catch(() => undefined)) ?? wasmReader();
}

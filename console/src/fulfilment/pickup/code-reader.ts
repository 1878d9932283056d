interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Whether this browser reads codes and lets a page use the camera (only on https or localhost). */
export const canScan = (): boolean => detectorClass() !== undefined && navigator.mediaDevices !== undefined;

/** Shows the back camera in `video` and tells the first code it sees. Resolves to a function that ends it. */
export async function createCodeReader(video: HTMLVideoElement, found: (code: string) => void): Promise<() => void> {
  const Reader = detectorClass();
  if (!Reader) throw new Error('this browser reads no codes');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const detector = new Reader({ formats: ['qr_code'] });
  video.srcObject = stream;
  await video.play();
  let running = true;
  const look = async (): Promise<void> => {
    if (!running) return;
    const [first] = await detector.detect(video).catch(() => []);
    if (!running) return;
    if (first) found(codeIn(first.rawValue));
    else setTimeout(() => void look(), 150);
  };
  void look();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
  };
}

/** The order code itself, also when the picture holds a link to the order. */
export function codeIn(text: string): string {
  return /\/orders\/([0-9A-Za-z]+)/.exec(text)?.[1] ?? text.trim().slice(0, 40);
}

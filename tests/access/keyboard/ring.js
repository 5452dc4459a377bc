// How much of a page changes when an element takes the focus, and is seen to change (WCAG 2.4.13).
globalThis.ringArea = async (with_, without, { left, top, width, height }) => {
  /** How far around the element its ring may stand, in pixels. */
  const AROUND = 8;

  async function pixels(base64) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const [x, y] = [Math.floor(left - AROUND), Math.floor(top - AROUND)];
    return canvas.getImageData(x, y, Math.ceil(width) + 2 * AROUND, Math.ceil(height) + 2 * AROUND).data;
  }

  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = (data, i) => {
    const [red, green, blue] = [0, 1, 2].map((part) => linear(data[i + part] / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const [after, before] = [await pixels(with_), await pixels(without)];
  let area = 0;
  for (let i = 0; i < after.length; i += 4) {
    const [a, b] = [light(after, i), light(before, i)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3) area += 1;
  }
  return area;
};
'ready';

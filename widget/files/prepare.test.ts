import { expect } from 'chai';
import { typeOf } from '#shared/filing/attachments.ts';
import { asJpeg, cleanName } from './file-names.ts';
import { prepare } from './prepare.ts';
import { stripJpeg } from './strip-jpeg.ts';

/** What is left of a JPEG in one piece. */
const strip = async (bytes: Uint8Array<ArrayBuffer>) => {
  const parts = stripJpeg(bytes);
  return parts && new Uint8Array(await new Blob(parts).arrayBuffer());
};

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 4000));

/** A picture of 40 by 20, red on its left. */
async function jpeg() {
  const canvas = new OffscreenCanvas(40, 20);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 40, 20);
  context.fillStyle = '#f00';
  context.fillRect(0, 0, 20, 20);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
  return new Uint8Array(await blob.arrayBuffer());
}

const segment = (marker: number, content: Uint8Array | string) => {
  const bytes =
    typeof content === 'string' ? Uint8Array.from(content, (c) => c.charCodeAt(0)) : content;
  return [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255, ...bytes];
};

/** EXIF, little endian: an orientation, and a place as text. */
const exif = (orientation: number) =>
  segment(
    0xe1,
    Uint8Array.of(
      ...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0],
      ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0],
      ...Uint8Array.from('GPS 50.85 4.35', (c) => c.charCodeAt(0)),
    ),
  );

/** As cameras write it: what tells of the place in five different ones of its parts, and behind its end. */
async function tellingJpeg(orientation: number) {
  const plain = await jpeg();
  return Uint8Array.from([
    ...plain.subarray(0, 2),
    ...exif(orientation),
    ...segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0 GPS XMP'),
    ...segment(0xe2, 'MPF\0 GPS'),
    ...segment(0xed, 'Photoshop 3.0\0 GPS Bruxelles'),
    ...segment(0xfe, 'GPS comment'),
    ...plain.subarray(2),
    ...Uint8Array.from('GPS trailer', (c) => c.charCodeAt(0)),
  ]);
}

const sizeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const { width, height } = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  return [width, height];
};

describe('a small JPEG', () => {
  it('loses its place, wherever it is told, and not one pixel', async () => {
    const telling = await tellingJpeg(1);
    const clean = await strip(telling);
    expect(ascii(telling)).to.include('GPS');
    expect(ascii(clean ?? telling)).not.to.match(/GPS|Exif|adobe/);
    expect(clean?.length).to.equal((await jpeg()).length);
  });

  for (const [orientation, size] of [
    [1, [40, 20]],
    [6, [20, 40]],
  ] as const)
    it(`stays the right way up: orientation ${orientation}`, async () => {
      const clean = await strip(await tellingJpeg(orientation));
      expect(clean && (await sizeOf(clean))).to.deep.equal(size);
      expect(clean && ascii(clean)).not.to.include('GPS');
    });

  it('that ends too early, or is none, is left to others', async () => {
    const whole = await jpeg();
    expect(stripJpeg(whole.slice(0, whole.length - 2))).to.equal(undefined);
    expect(stripJpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1))).to.equal(undefined);
    expect(stripJpeg(Uint8Array.of(1, 2, 3, 4))).to.equal(undefined);
    expect(stripJpeg(new Uint8Array())).to.equal(undefined);
  });

  it('is cleaned as it is prepared, unless it is to go as it is', async () => {
    const telling = await tellingJpeg(6);
    const file = new File([telling], 'image.jpg', { type: 'image/jpeg' });
    const cleaned = await prepare(file, false);
    const asIs = await prepare(file, true);
    if (typeof cleaned === 'string' || typeof asIs === 'string') throw new Error('not taken');
    expect(cleaned.change).to.equal('cleaned');
    expect(ascii(new Uint8Array(cleaned.bytes))).not.to.include('GPS');
    expect(new Uint8Array(asIs.bytes)).to.deep.equal(telling);
    expect(asIs.change).to.equal(undefined);
  });

  it('is sent as it is, and said to be, where a browser gives out noise instead of pictures', async () => {
    const real = OffscreenCanvasRenderingContext2D.prototype.getImageData;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) =>
      new ImageData(width, height);
    try {
      const large = new File([await (await bigPicture()).arrayBuffer()], 'p.png');
      const prepared = await prepare(large, false);
      expect(prepared).to.include({ change: 'unreadable', name: 'p.png' });
    } finally {
      OffscreenCanvasRenderingContext2D.prototype.getImageData = real;
    }
  });
});

function bigPicture() {
  const canvas = new OffscreenCanvas(2600, 10);
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
  return canvas.convertToBlob({ type: 'image/png' });
}

describe('a name', () => {
  it('keeps its ending when it is too long, and loses what would write over the page', () => {
    const long = cleanName(`${'a'.repeat(300)}.docx`);
    expect(long)
      .to.have.length(255)
      .and.to.match(/a\.docx$/);
    expect(cleanName('a\u202Egpj.exe\u0000')).to.equal('agpj.exe');
    expect(cleanName('\u200f')).to.equal('?');
    expect(asJpeg('photo.png')).to.equal('photo.jpg');
    expect(asJpeg('photo')).to.equal('photo.jpg');
  });

  it('says the type where the system says none', () => {
    expect(typeOf({ name: 'X.EML', type: '' })).to.equal('');
    expect(typeOf({ name: 'x.HEIC', type: 'application/octet-stream' })).to.equal('image/heic');
    expect(typeOf({ name: 'x', type: 'application/pdf' })).to.equal('application/pdf');
    expect(typeOf({ name: 'x.exe', type: 'application/x-msdownload' })).to.equal(undefined);
    expect(typeOf({ name: 'x.constructor', type: '' })).to.equal(undefined);
  });
});

/** OpenJPEG, which decodes all of ISO/IEC 15444-1: fetched when a photo comes that the small decoder is not given. */
import createOpenJpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import wasm from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import type { Bytes } from '../bytes';
import type { Samples } from './samples';

const quiet = (): void => undefined;

export async function loadOpenJpeg(): Promise<(file: Bytes) => Samples | undefined> {
  const { J2KDecoder } = await createOpenJpeg({ locateFile: () => wasm, print: quiet, printErr: quiet });
  return (file) => {
    const decoder = new J2KDecoder();
    decoder.getEncodedBuffer(file.length).set(file);
    // What is damaged gives an empty frame, or one of another size.
    decoder.decode();
    const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
    if (bitsPerSample !== 8) return undefined;
    return { width, height, components: componentCount, samples: decoder.getDecodedBuffer() };
  };
}

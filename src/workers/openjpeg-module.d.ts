/** The part of OpenJPEG's Emscripten module that the photo's worker uses. */
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  interface FrameInfo {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
  }
  interface Decoder {
    /** A view of the module's memory, for the octets to decode. */
    getEncodedBuffer(length: number): Uint8Array;
    /** A view of the module's memory, valid until the next call. */
    getDecodedBuffer(): Uint8Array;
    getFrameInfo(): FrameInfo;
    decode(): void;
    delete(): void;
  }
  interface OpenJpeg {
    readonly J2KDecoder: new () => Decoder;
  }
  const create: (options: {
    readonly locateFile: () => string;
    readonly print: () => void;
    readonly printErr: () => void;
  }) => Promise<OpenJpeg>;
  export { create as default };
}

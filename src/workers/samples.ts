/** What a decoder gives: samples of eight bits, row after row, the components of each point side by side. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly samples: Uint8Array | Uint8ClampedArray;
}

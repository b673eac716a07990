import type { Bytes } from '../../bytes';
import type { RsaKey } from '../pki';

/** Who may use an EF: anyone, nobody, or whoever has verified one of these PIN EFs of the same application. */
export type Access = 'free' | 'never' | readonly number[];

export interface TransparentFile {
  readonly kind: 'transparent';
  readonly read: Access;
  /** The physical octets, filler included; made when first asked for. */
  content: () => Bytes;
}

/** Linear EF with records in simple TLV (JICSAP: one octet of tag, one of length). */
export interface RecordFile {
  readonly kind: 'records';
  readonly read: Access;
  readonly records: Bytes[];
}

/** Internal EF with a PIN (JICSAP: IEF). */
export interface PinFile {
  readonly kind: 'pin';
  value: Bytes;
  readonly max: number;
  left: number;
  /** Whether a new value is well-formed; left out where the PIN is fixed. */
  readonly accepts?: (value: Bytes) => boolean;
}

/** Internal EF with a private key. */
export interface KeyFile {
  readonly kind: 'key';
  readonly use: Access;
  readonly key: () => RsaKey;
  /** Answers INTERNAL AUTHENTICATE instead of COMPUTE DIGITAL SIGNATURE. */
  readonly internal?: true;
}

/** An EF that exists and refuses every use. */
export interface OpaqueFile {
  readonly kind: 'opaque';
}

export type ElementaryFile = TransparentFile | RecordFile | PinFile | KeyFile | OpaqueFile;

export interface Application {
  readonly aid: Bytes;
  readonly files: Map<number, ElementaryFile>;
  /** The key EF that P2 = 00 means. */
  readonly defaultKey?: number;
}

/** TLV as cards write it: BER-TLV for files, SIMPLE-TLV for records. */
export { type Tlv, type TlvHeader, findTlv, readTlv, readTlvHeader, readTlvs, trimToTlv } from './tlv';
export { type SimpleTlv, readSimpleTlv, readSimpleTlvs } from './simple-tlv';

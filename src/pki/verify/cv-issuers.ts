import { type Bytes, concat, fromHex } from '../../bytes';
import type { CvIssuer } from './trust';

/**
 * Issuer keys of the card-verifiable certificates: RSA-2048, e = 65537. Published by one public project that verified
 * cards with them; a single source, which the list of checks says. The third key of that source (5000020, the card
 * manager's own chain) is not needed: the app reads no certificate of it.
 */
const EXPONENT = '010001';

/** 16 bytes: 7 ASCII digits, 08 05, 3 ASCII digits, 4 bytes (measured by public projects). */
function keyId(digits: string, generation: string): Bytes {
  const ascii = (text: string): Bytes => new TextEncoder().encode(text);
  return concat(ascii(digits), fromHex('0805'), ascii(generation), fromHex('00000000'));
}

export const CV_ISSUERS: readonly CvIssuer[] = [
  {
    keyId: keyId('5000023', '001'),
    application: 'face',
    hierarchy: 'production',
    key: {
      exponent: fromHex(EXPONENT),
      modulus: fromHex(`
        B2F740F0AD86D17CF3F537D23B4B3C65A3CB58474D857F55D0B9BC0411B1CB08
        49068DE332A50D63B3E6921C9CCBE6156496EFB04BE8FFCC74FDE9A228A36AD7
        EDCE9793204E35973DC911108365002C40169E0B60018DFB99E1E2310D9A110F
        F0FC269F1F220C63B8A1510DE5A6898220C78908FC280D8AA95D5D113B7CF007
        00F3FF5AD8B3D6AD2EB53C7D563498B4A938DEFFC9BDA32BF4146C1B07EF870D
        99EB35DE5D70AC18715874277A13151D217D04D42E97923923A40FBC7D06FAA8
        338CCBE876620F9B8EF4471CD4B9E29D4EA621E0FB8F1DC04B487210097DBAAF
        3D8E0550C76A5B97CF202FA47C7A2622F1C084E65C13D13B8E7AB226F5F51F87`),
    },
  },
  {
    keyId: keyId('5000033', '001'),
    application: 'text',
    hierarchy: 'production',
    key: {
      exponent: fromHex(EXPONENT),
      modulus: fromHex(`
        D24615F63525E740C87E83ED64787E76D10A1F8652EBE1EA28934D35CE3BF077
        16F5B79E2BCB2AE2B91B4F4C9FFB602497F596D659AF9D0A14B45CDD738EF562
        49349B8CC7DB32F2D433BD39BCC44F503E881D56C149ECD5155C1CE7461FC3AC
        4F55D0A39CCAAADFAE5B8AFA11CCF91BEDC774023D11CA6EBA99004F81C541A7
        D67DDED8C724D6E20B10A3DEAAE8C43C137CCD71B263740E8979752DE4D56763
        29CABCBD7F3A77FC48A6F8E61D399B4AC66684A9FDFC99ECEF900DD6FF7F0FDD
        39E23D163F8A468C62DBEAE00906DFAD5A89B45CA5B7353DC998A80D3803EDA7
        94B55F99F535D1C39A243C8352AD602D926C389D2816C941349EE24E4F41597F`),
    },
  },
];

import { extendedKeyUsage, keyUsage, name, otherNames, policies } from '../../support/certificates';
import type { Case } from './case';
import * as world from './world';
import { authExtensions, authLeaf, signExtensions, signLeaf } from './world';

/** Signed as it should be, of another kind than the profile. */
export const PROFILE_CASES: readonly Case[] = [
  {
    title: 'a log-in certificate where one for signing belongs',
    verdict: 'unknown-kind',
    reason: 'purpose',
    leaf: authLeaf(),
    options: { purpose: 'signature' },
  },
  ...(
    [
      ['another key usage', 'key-usage', { keyUsage: keyUsage(0xc0, 6) }],
      ['a key usage that is not critical', 'key-usage', { keyUsage: keyUsage(0x80, 7, false) }],
      ['no key usage', 'key-usage', { keyUsage: null }],
      [
        'another extended key usage',
        'extended-key-usage',
        { extendedKeyUsage: extendedKeyUsage('1.3.6.1.5.5.7.3.4') },
      ],
      ['no extended key usage', 'extended-key-usage', { extendedKeyUsage: null }],
      ['another policy', 'policy', { policies: policies('1.2.392.200149.8.5.1.3.31') }],
      ['one policy more', 'policy', { policies: policies(world.AUTHENTICATION_POLICY, '1.2.3.4') }],
      ['no policy', 'policy', { policies: null }],
    ] as const
  ).map(([what, reason, change]) => ({
    title: `a log-in certificate with ${what}`,
    verdict: 'unknown-kind',
    reason,
    leaf: authLeaf({ extensions: authExtensions(change) }),
  })),
  ...(
    [
      ['a name of 22 characters', name(['2.5.4.6', 'JP'], ['2.5.4.3', '0123456789ABCDEFGH1234'])],
      ['a name of 24 characters', name(['2.5.4.6', 'JP'], ['2.5.4.3', '0123456789ABCDEFGH1234AB'])],
      ['a name in small letters', name(['2.5.4.6', 'JP'], ['2.5.4.3', '0123456789abcdefgh1234a'])],
      ['another country', name(['2.5.4.6', 'US'], ['2.5.4.3', '0123456789ABCDEFGH1234A'])],
      ['two names', name(['2.5.4.6', 'JP'], ['2.5.4.3', '0123456789ABCDEFGH1234A'], ['2.5.4.3', 'X'])],
    ] as const
  ).map(([what, subject]) => ({
    title: `a log-in certificate with ${what}`,
    verdict: 'unknown-kind',
    reason: 'subject',
    leaf: authLeaf({ subject }),
  })),
  ...(
    [
      ['no otherNames', null],
      ['a missing one', otherNames({ 1: '期限　花子', 2: '00000', 3: '2', 4: '319800217', 5: '架空県' })],
      ['flags of another length', otherNames({ ...world.ATTRIBUTES, 2: '0000' })],
      ['flags of another kind', otherNames({ ...world.ATTRIBUTES, 6: '00000000000x' })],
      ['a sex of another code', otherNames({ ...world.ATTRIBUTES, 3: '4' })],
      ['an era of another code', otherNames({ ...world.ATTRIBUTES, 4: '619800217' })],
      ['a birth date that does not exist', otherNames({ ...world.ATTRIBUTES, 4: '319800230' })],
    ] as const
  ).map(([what, value]) => ({
    title: `a signing certificate with ${what} in its otherNames`,
    verdict: 'unknown-kind',
    reason: 'other-name',
    leaf: signLeaf({ extensions: signExtensions({ otherNames: value }) }),
    options: { purpose: 'signature' as const },
  })),
  {
    title: 'a signing certificate of a person whose birth date is not fully known',
    verdict: 'as-expected',
    reason: 'signed',
    leaf: signLeaf({
      extensions: signExtensions({ otherNames: otherNames({ ...world.ATTRIBUTES, 4: '319800000' }) }),
    }),
    options: { purpose: 'signature' },
  },
  {
    title: 'a signing certificate with an extended key usage',
    verdict: 'unknown-kind',
    reason: 'extended-key-usage',
    leaf: signLeaf({ extensions: signExtensions({ extended: extendedKeyUsage(world.CLIENT_AUTH) }) }),
    options: { purpose: 'signature' },
  },
  {
    title: 'a signing certificate with a key usage of the log-in kind',
    verdict: 'unknown-kind',
    reason: 'key-usage',
    leaf: signLeaf({ extensions: signExtensions({ keyUsage: keyUsage(0x80, 7) }) }),
    options: { purpose: 'signature' },
  },
];

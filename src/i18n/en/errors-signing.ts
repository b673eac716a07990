import type { ErrorWordsOf } from '../messages/errors';

const untouched = 'Nothing was signed by this, and the file on your computer is as it was.';

export const signingErrors: ErrorWordsOf<'signing'> = {
  'signing/file-changed': {
    title: 'The file changed meanwhile',
    what: 'The file was changed, moved or deleted while it was being read.',
    card: untouched,
    next: 'Close it in other programs and choose it again.',
  },
  'signing/file-unreadable': {
    title: 'The file cannot be read',
    what: 'The browser was not given the content of the file.',
    card: untouched,
    next: 'See whether it is still there, and choose it again.',
  },
  'signing/pdf': {
    title: 'This PDF is not taken as it is',
    what: 'It is encrypted, damaged, without pages, too large, or a signature in it forbids changes. To take it, it would have to be rewritten, and this app rewrites nothing.',
    card: untouched,
    next: 'Choose “as a separate signature file”, or ask for another copy of the document.',
  },
  'signing/certificate': {
    title: 'The certificate for signing is of no use now',
    what: 'Its date has passed or has not begun, or its issuer did not sign it so.',
    card: 'The password was right. Nothing was signed, and the file is as it was.',
    next: 'Check this computer’s date. The municipal office issues a new certificate free of charge.',
  },
  'signing/wrong-signature': {
    title: 'The card’s signature does not fit',
    what: 'What the card answered is no signature by the key of its own certificate. It was thrown away.',
    card: 'The password was right. The file is as it was.',
    next: 'Lay the card down again, read it once more and sign again. If it is the same, ask at the municipal office.',
  },
  'signing/no-signature': {
    title: 'No signature was found',
    what: 'The file holds no signature of a form that this app knows.',
    card: 'The file is as it was.',
    next: 'Choose a signed PDF, or a signature file (.p7s) together with the file that it belongs to.',
  },
};

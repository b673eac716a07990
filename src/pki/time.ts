import { type CivilDate, isRealDate } from '../clock';
import { type DerElement, latin1, malformed, TAG } from './der';

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/**
 * An instant of a certificate in milliseconds since 1970-01-01T00:00:00Z (RFC 5280, 4.1.2.5): seconds always there,
 * always Z, no fraction; a two-digit year from 50 is of the 20th century. GeneralizedTime is read for any year: the
 * RFC asks applications to process either form.
 * @throws AppError `pki/malformed`
 */
export function readTime(element: DerElement): number {
  const utc = element.tag === TAG.utcTime;
  if (!utc && element.tag !== TAG.generalizedTime) throw malformed('time type');
  const match = (utc ? UTC_TIME : GENERALIZED_TIME).exec(latin1(element.value));
  if (match === null) throw malformed('time');
  const [written = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const year = utc ? written + (written >= 50 ? 1900 : 2000) : written;
  const date: CivilDate = { year, month, day };
  if (!isRealDate(date) || hour > 23 || minute > 59 || second > 59) throw malformed('time');
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  return instant.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

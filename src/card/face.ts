import type { Bytes } from '../bytes';
import type { CivilDate } from '../clock';
import { objectOf, objectsOf, utf8 } from './file';
import { type FaceImage, readImage } from './image';
import { type Sex, type Written, writtenDate, writtenSex } from './written';

/*
 * Files of the card-face application. Their layouts were measured by public projects; there is no public
 * specification.
 */

/** What the card-face application tells of the printed face. */
export interface CardFace {
  readonly birth: Written<CivilDate>;
  readonly sex: Written<Sex>;
  readonly name: FaceImage;
  readonly address: FaceImage;
  /** Absent on a child's card without one. */
  readonly photo?: FaceImage;
  /** Not covered by the signature. */
  readonly expiry: Written<CivilDate>;
  /** Not covered by the signature. */
  readonly securityCode: FaceImage;
}

const FACE = {
  file: 0xff20,
  birth: 0xdf22,
  sex: 0xdf23,
  name: 0xdf25,
  address: 0xdf26,
  photo: 0xdf27,
  expiry: 0xdf29,
  securityCode: 0xdf2a,
};
const MY_NUMBER_IMAGE = { file: 0xff40, image: 0xdf41 };

/** The card's face from EF 0002; its unsigned table of offsets is passed over. @throws AppError `card/malformed` */
export function parseFace(file: Bytes): CardFace {
  const what = 'card face';
  const objects = objectsOf(file, FACE.file, what);
  const text = (tag: number): string => utf8(objectOf(objects, tag, what), what);
  const image = (tag: number): FaceImage => readImage(objectOf(objects, tag, what));
  const photo = objects.get(FACE.photo);
  return {
    birth: writtenDate(text(FACE.birth)),
    sex: writtenSex(text(FACE.sex)),
    name: image(FACE.name),
    address: image(FACE.address),
    ...(photo === undefined || photo.length === 0 ? {} : { photo: readImage(photo) }),
    expiry: writtenDate(text(FACE.expiry)),
    securityCode: image(FACE.securityCode),
  };
}

/** The image of My Number from EF 0005. @throws AppError `card/malformed` */
export function parseMyNumberImage(file: Bytes): FaceImage {
  const what = 'image of my number';
  return readImage(objectOf(objectsOf(file, MY_NUMBER_IMAGE.file, what), MY_NUMBER_IMAGE.image, what));
}

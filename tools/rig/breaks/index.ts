/** One-line breaks: under each, the case that it names must go red. `npm run rig -- --breaks` shows it. */
import type { RigBreak } from './break';
import { ofTheFirstPart } from './first-part';
import { ofTheSecondPart } from './second-part';

export type { RigBreak };
export const breaks: readonly RigBreak[] = [...ofTheFirstPart, ...ofTheSecondPart];

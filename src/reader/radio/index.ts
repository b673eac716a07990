/** What the contactless readers share: finding and losing cards, activation, the choice of Sony's interface. */
export { type Activation, fromAtqb, fromPseudoAtr } from './activation';
export type { RadioFrontEnd, RadioLink } from './front-end';
export { sonyCandidates } from './sony';

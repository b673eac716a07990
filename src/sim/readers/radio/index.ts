/** Virtual contactless readers: Sony's vendor interfaces over the virtual USB, and the Type B card in their field. */
export { RADIO_MODELS, type RadioModelName, createRadioReader } from './models';

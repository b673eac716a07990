/**
 * The files of the build that are not cached at install, but when they are first wanted, and kept for offline use from
 * then on: what signs and checks documents, and the decoder of the photos that the small one is not given.
 */
export const LATER = /(^|\/)assets\/(signing|openjpeg)[^/]*\.(js|wasm)$/;

/** PDFs: the increment of a signature, and what a file with signatures holds. The only importer of `@libpdf/core`. */
export { pagesOf, type PdfOptions, preparePdf } from './increment';
export { readSignatures } from './read';

/** PDFs: the increment of a signature, and what a file with signatures holds. The only importer of `@libpdf/core`. */
export { embed, pagesOf, type PdfOptions, preparePdf, type PreparedPdf } from './increment';
export { readSignatures } from './read';

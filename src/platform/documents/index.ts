export { preparePdf, renderPdf, type Drawing, type Pdf, type PdfRequest, type PdfStep } from './pdf.ts';

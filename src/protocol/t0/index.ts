/** T=0 at TPDU level (ISO/IEC 7816-3, clauses 10 and 12.2). */
export { t0 } from './t0';

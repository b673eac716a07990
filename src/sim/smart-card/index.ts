/** A virtual `navigator.smartCard`: the operating system's service with its readers, cards and refusals. */
export type { ServiceOperation } from './guard';
export { type ServiceFault, VirtualSmartCard } from './service';

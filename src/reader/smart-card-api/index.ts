/** The operating system's smart-card service by way of the Web Smart Card API, where a browser has it. */
export { withSmartCard } from './attached';
export { type SmartCard, detectSmartCard } from './smart-card';
